// `wherefore demo`: the service and a small shop whose own recommender sends it real decisions, side by side.
import { Command } from 'commander'
import { catalogue } from '../demo/catalogue.js'
import { startShop } from '../demo/shop.js'
import { readConfig } from '../runtime/config.js'
import { signalled } from '../runtime/node/run-service.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { type RunningService, serve } from '../runtime/node/serve.js'
import { Refused } from './refused.js'

const KEY_NAME = 'the demo shop'

export function demoCommand(): Command {
  return new Command('demo')
    .description('run the service with a small shop that sends it decisions, and say what to open')
    .addHelpText(
      'after',
      '\nPORT is the service (default 8787), SHOP_PORT the shop (default PORT + 1). Data goes to data/demo.',
    )
    .action(demo)
}

async function demo(): Promise<void> {
  const config = readConfig({ ...process.env, WHEREFORE_DATA: process.env.WHEREFORE_DATA ?? 'data/demo' })
  const shopPort = Number(process.env.SHOP_PORT ?? config.port + 1)
  let running: RunningService
  try {
    running = await serve(config, { log: () => {} })
  } catch (error) {
    throw new Refused(sayFailure(error, config))
  }
  const { registry } = running.service
  const published = await registry.publishCatalogue(JSON.stringify(catalogue), 'json')
  if (!published.ok) throw new Refused(`The demo's catalogue is refused: ${JSON.stringify(published.errors)}`)
  for (const old of await registry.listKeys()) {
    if (old.name === KEY_NAME && old.revoked_at === null) await registry.revokeKey(old.id)
  }
  const { key } = await registry.createKey('producer', KEY_NAME)
  const shop = await startShop({
    serviceUrl: running.url,
    producerKey: key,
    host: config.host,
    port: shopPort,
  })
  process.stdout.write(whatToOpen(shop.url, running.url, key))
  await signalled()
  await shop.close()
  await running.stop()
}

function whatToOpen(shop: string, service: string, key: string): string {
  return `
  The shop       ${shop}
                 Open a product, go back to the start page, and follow
                 "Why am I seeing this?": it names what you just did.

  The service    ${service}
  Its API        ${service}/openapi.json

  A key to send decisions of your own with (it lives as long as this demo):
                 ${key}

  Ctrl-C stops both.
`
}
