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
import type { CommandRegistry, RegistryFlags } from './command-registry.js'
import { urlOption } from './key.js'
import { withRegistry } from './open-registry.js'
import { Refused } from './refused.js'

const KEY_NAME = 'the demo shop'

export function demoCommand(): Command {
  return new Command('demo')
    .description('run the service with a small shop that sends it decisions, and say what to open')
    .addOption(urlOption())
    .addHelpText(
      'after',
      `
PORT is the service's port (default 8787), SHOP_PORT the shop's (default: the one after it).
Data goes to data/demo, or to WHEREFORE_DATA. With --url the shop alone runs here and sends its decisions to that
service: it publishes its catalogue there, so point it at a service that is for trying.`,
    )
    .action(demo)
}

async function demo(flags: RegistryFlags): Promise<void> {
  const config = readDemoConfig()
  const shopPort = readShopPort(config)
  const service = flags.url === undefined ? await ownService(config, shopPort) : await serviceAt(flags)
  let shop: RunningShop
  try {
    await publish(service, config.host, shopPort)
    const key = await newKey(service.registry)
    shop = await openShop(service, config.host, shopPort, key)
    process.stdout.write(whatToOpen(shop.url, service, key))
  } catch (error) {
    await service.stop()
    throw error
  }
  await signalled()
  process.stdout.write('\n  Stopping. Ctrl-C again stops at once.\n')
  // The shop first: what it has not sent yet goes to the service.
  await shop.close().finally(() => service.stop())
}

/** The service that the shop speaks to: started here, or running elsewhere. */
type DemoService = {
  readonly registry: CommandRegistry
  /** Where people open it. */
  readonly url: string
  /** Where the shop's pages may load the widget from: a service that is not ours does not list them. */
  readonly widgetFrom?: string
  /** Where the shop reaches it: a proxy in front of the public address need not let the shop through. */
  readonly sendTo: string
  readonly plainLoopback: boolean
  /** What the last line says of the data. */
  readonly data: string
  stop(): Promise<void>
}

async function ownService(config: Config, shopPort: number): Promise<DemoService> {
  // Both ways in which one may have opened the shop.
  const shop = [shopAddress(config.host, shopPort), shopAddress('localhost', shopPort)]
  const running = await startService({ ...config, origins: [...config.origins, ...shop] })
  return {
    registry: running.service.registry,
    url: running.url,
    widgetFrom: config.publicUrl,
    sendTo: shopAddress(config.host, config.port),
    plainLoopback: config.plainLoopback,
    data: `Data is in ${config.data}. Ctrl-C stops both.`,
    stop: () => running.stop(),
  }
}

async function serviceAt(flags: RegistryFlags): Promise<DemoService> {
  const url = (flags.url ?? '').replace(/\/+$/, '')
  return withRegistry(flags, async registry => ({
    registry,
    url,
    sendTo: url,
    plainLoopback: isLoopbackHost(new URL(url).hostname),
    data: `Data is where ${url} keeps it. Ctrl-C stops the shop alone.`,
    stop: async () => {},
  }))
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
async function publish(
  { registry, plainLoopback }: DemoService,
  host: string,
  shopPort: number,
): Promise<void> {
  const url = shopAddress(host, shopPort)
  const taken = plainLoopback && isLoopbackHost(new URL(url).hostname)
  const published = await registry.publishCatalogue(JSON.stringify(catalogueFor(taken ? url : null)), 'json')
  if (!published.ok) throw new Refused(`The demo's catalogue is refused: ${JSON.stringify(published.errors)}`)
}

/** A key for this run; the one of the run before is revoked. */
async function newKey(registry: CommandRegistry): Promise<string> {
  for (const old of await registry.listKeys()) {
    if (old.name === KEY_NAME && old.revoked_at === null) await registry.revokeKey(old.id)
  }
  return (await registry.createKey('producer', KEY_NAME)).key
}

async function openShop(
  { sendTo, plainLoopback, widgetFrom }: DemoService,
  host: string,
  port: number,
  producerKey: string,
): Promise<RunningShop> {
  try {
    return await startShop({
      serviceUrl: sendTo,
      plainLoopback,
      producerKey,
      host,
      port,
      ...(widgetFrom !== undefined && { widgetFrom }),
    })
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

function whatToOpen(shop: string, { url, data }: DemoService, key: string): string {
  return `
  Wherefore is running, beside a small shop that explains itself.

    1  Open the shop:  ${shop}
    2  Open a product, then go back to the start page.
    3  Under the first product, follow "Why am I seeing this?".
       It names what you just did.

  Also to open
    ${shop}/choices    switch it off, and see what changes
    ${shop}/account    be a customer, with orders from before
    ${shop}/engineer   each decision as sent, beside the explanation as read
    ${url}/docs       how to send decisions of your own

  A key to send them with, until the demo starts again:
    ${key}

  ${data}
`
}
