// The HTTP client under the load: pools of connections, and requests that throw at anything but a full success.
import { Pool } from 'undici'
import { bodyHeaders } from './decisions.mjs'

const pools = []

/** Gives a function that posts one body and gives the answer's bytes. */
export function poster({ url, key, path, connections, batch, encoding }) {
  const pool = poolOf(url, connections)
  const headers = { authorization: `Bearer ${key}`, ...bodyHeaders(encoding) }
  return async body => {
    const response = await pool.request({ method: 'POST', path, headers, body })
    const bytes = Buffer.from(await response.body.arrayBuffer())
    const whole = `{"accepted":${batch},"duplicate":0,"rejected":0,`
    const good =
      batch === 1 ? response.statusCode === 201 : bytes.subarray(0, whole.length).equals(Buffer.from(whole))
    if (!good) throw new Error(`POST ${path} answered ${response.statusCode}: ${bytes.subarray(0, 300)}`)
    return bytes
  }
}

/** Gives a function that gets one path and gives the answer's size. */
export function getter({ url, headers, connections }) {
  const pool = poolOf(url, connections)
  return async path => {
    const response = await pool.request({ method: 'GET', path, headers })
    const { byteLength } = await response.body.arrayBuffer()
    if (response.statusCode !== 200) throw new Error(`a page answered ${response.statusCode}`)
    return byteLength
  }
}

function poolOf(url, connections) {
  const pool = new Pool(url, { connections, pipelining: 1 })
  pools.push(pool)
  return pool
}

/** Ends every connection. */
export async function closePools() {
  for (const pool of pools) await pool.close()
}
