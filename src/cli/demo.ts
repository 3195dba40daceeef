// `wherefore demo`: the service and a small shop whose own recommender sends it real decisions, side by side.
import { Command } from 'commander'
import { isLoopbackHost } from '../contract/text.js'
import { catalogueFor } from '../demo/catalogue.js'
import { type RunningShop, startShop } from '../demo/shop.js'
import { shopAddress } from '../demo/shop-address.js'
import { type Config, readConfig } from '../runtime/config.js'
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
      `
PORT is the service's port (default 8787), SHOP_PORT the shop's (default: the one after it).
Data goes to data/demo, or to WHEREFORE_DATA.`,
    )
    .action(demo)
}

async function demo(): Promise<void> {
  const config = readDemoConfig()
  const shopPort = readShopPort(config)
  const running = await startService(config)
  let shop: RunningShop
  try {
    await publish(running, config, shopPort)
    const key = await newKey(running)
    shop = await openShop(config, shopPort, key)
    process.stdout.write(whatToOpen(shop.url, running.url, config.data, key))
  } catch (error) {
    await running.stop()
    throw error
  }
  await signalled()
  process.stdout.write('\n  Stopping. Ctrl-C again stops at once.\n')
  await Promise.all([shop.close(), running.stop()])
}

function readDemoConfig(): Config {
  try {
    return readConfig({ ...process.env, WHEREFORE_DATA: process.env.WHEREFORE_DATA || 'data/demo' })
  } catch (error) {
    throw new Refused(sayFailure(error, null))
  }
}

function readShopPort({ port }: Config): number {
  const given = process.env.SHOP_PORT
  const shopPort = given ? (/^\d{1,5}$/.test(given) ? Number(given) : 0) : port + 1
  if (shopPort < 1 || shopPort > 65_535) throw new Refused('SHOP_PORT must be a port number from 1 to 65535.')
  if (shopPort === port)
    throw new Refused(`SHOP_PORT and PORT are both ${port}. The shop needs one of its own.`)
  return shopPort
}

async function startService(config: Config): Promise<RunningService> {
  try {
    return await serve(config, { log: () => {} })
  } catch (error) {
    throw new Refused(sayFailure(error, config))
  }
}

/** The address of the shop's own pages goes in only where the service takes it. */
async function publish({ service }: RunningService, config: Config, shopPort: number): Promise<void> {
  const url = shopAddress(config.host, shopPort)
  const taken = config.plainLoopback && isLoopbackHost(new URL(url).hostname)
  const source = JSON.stringify(catalogueFor(taken ? url : null))
  const published = await service.registry.publishCatalogue(source, 'json')
  if (!published.ok) throw new Refused(`The demo's catalogue is refused: ${JSON.stringify(published.errors)}`)
}

/** A key for this run; the one of the run before is revoked. */
async function newKey({ service: { registry } }: RunningService): Promise<string> {
  for (const old of await registry.listKeys()) {
    if (old.name === KEY_NAME && old.revoked_at === null) await registry.revokeKey(old.id)
  }
  return (await registry.createKey('producer', KEY_NAME)).key
}

async function openShop(config: Config, port: number, producerKey: string): Promise<RunningShop> {
  const { host, plainLoopback } = config
  // Where the service listens, not its public address: a proxy in front of it need not let the shop through.
  const serviceUrl = shopAddress(host, config.port)
  try {
    return await startShop({ serviceUrl, plainLoopback, producerKey, host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE')
      throw new Refused(
        `Port ${port}, where the shop should open, is in use. Stop what listens there, or set SHOP_PORT.`,
      )
    if (code === 'EACCES') throw new Refused(`This user may not use port ${port}. Set SHOP_PORT to another.`)
    throw error
  }
}

function whatToOpen(shop: string, service: string, data: string, key: string): string {
  return `
  Wherefore is running, beside a small shop that explains itself.

    1  Open the shop:  ${shop}
    2  Open a product, then go back to the start page.
    3  Under the first product, follow "Why am I seeing this?".
       It names what you just did.

  Also to open
    ${shop}/choices    switch it off, and see what changes
    ${shop}/engineer   what the shop sent, and a breach made on purpose
    ${service}/docs       how to send decisions of your own

  A key to send them with, until the demo starts again:
    ${key}

  Data is in ${data}. Ctrl-C stops both.
`
}
