// The least that an HTTP service on Hono can do: a constant answer, once without and once after reading a body.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.get('/constant', c => c.text('ok'))
app.post('/alone', async c => {
  await c.req.arrayBuffer()
  return c.json({ status: 'accepted' }, 201)
})
app.post('/batch', async c => {
  await c.req.arrayBuffer()
  return c.json({ accepted: 100, duplicate: 0, rejected: 0, complete: true })
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) }, () => {
  process.stdout.write('listening\n')
})
