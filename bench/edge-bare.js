// The bare Worker of the bench: what Durable Objects cost without any of our work.
import { DurableObject } from 'cloudflare:workers'

export class Store extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env)
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS decision (no INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT',
    )
  }

  async store(lines) {
    const { sql } = this.ctx.storage
    this.ctx.storage.transactionSync(() => {
      for (const line of lines) sql.exec('INSERT INTO decision (body) VALUES (?)', line)
    })
    return lines.length
  }
}

export default {
  async fetch(request, { STORE, SHARDS }) {
    const groups = Array.from({ length: Number(SHARDS) }, () => [])
    const body = new Uint8Array(await request.arrayBuffer())
    let from = 0
    for (let end = body.indexOf(10); end !== -1; end = body.indexOf(10, from)) {
      // Any byte of the id that differs from line to line spreads them.
      groups[(body[from + 8] * 31 + body[from + 9]) % groups.length].push(body.slice(from, end))
      from = end + 1
    }
    const stored = await Promise.all(
      groups.flatMap((lines, at) =>
        lines.length ? [STORE.get(STORE.idFromName(`${at}`)).store(lines)] : [],
      ),
    )
    const accepted = stored.reduce((sum, count) => sum + count, 0)
    return Response.json({ accepted, duplicate: 0, rejected: 0, complete: true })
  },
}
