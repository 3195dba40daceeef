// `wherefore catalogue`: check a file as a compiler would, publish it, show what is in force.
import { Command } from 'commander'
import { stringify } from 'yaml'
import { catalogueCheckCommand } from './catalogue-check.js'
import { catalogueInitCommand } from './catalogue-init.js'
import { cataloguePreviewCommand } from './catalogue-preview.js'
import { checkedCatalogue } from './checked-catalogue.js'
import type { RegistryFlags } from './command-registry.js'
import { urlOption } from './key.js'
import { withRegistry } from './open-registry.js'
import { Refused } from './refused.js'

export function catalogueCommand(): Command {
  const command = new Command('catalogue').description(
    'check, preview, publish and show what the organisation declares',
  )
  command.addCommand(catalogueCheckCommand())
  command.addCommand(cataloguePreviewCommand())
  command
    .command('push')
    .description('check a catalogue file and publish it as the next version')
    .argument('<file>', 'YAML or JSON')
    .addOption(urlOption())
    .action(push)
  command
    .command('show')
    .description('print the catalogue in force, as YAML')
    .option('--number <version>', 'another version than the one in force', wholeNumber)
    .option('--json', 'as JSON')
    .addOption(urlOption())
    .action(show)
  command.addCommand(catalogueInitCommand())
  return command
}

async function push(file: string, flags: RegistryFlags): Promise<void> {
  const { source, form } = checkedCatalogue(file)
  const outcome = await withRegistry(flags, registry => registry.publishCatalogue(source, form))
  if (!outcome.ok) {
    const lines = outcome.errors.map(error => `${error.pointer}: ${error.detail}`)
    throw new Refused(`The service refuses ${file}:\n${lines.join('\n')}`)
  }
  process.stderr.write(
    `Version ${outcome.version} is in force. Running services take it up within 5 seconds.\n`,
  )
  process.stdout.write(`${outcome.version}\n`)
}

async function show(flags: RegistryFlags & { number?: number; json?: boolean }): Promise<void> {
  const { number } = flags
  const found = await withRegistry(flags, registry =>
    number === undefined ? registry.currentCatalogue() : registry.catalogue(number),
  )
  if (!found) throw new Refused(`There is no catalogue version ${number}.`)
  if (!found.catalogue) {
    process.stderr.write(
      'No catalogue is published yet: everything that decisions use is shown as undeclared.\nPublish one: wherefore catalogue push FILE\n',
    )
    return
  }
  process.stderr.write(`Version ${found.version}\n`)
  process.stdout.write(
    flags.json ? `${JSON.stringify(found.catalogue, null, 2)}\n` : stringify(found.catalogue),
  )
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Refused('--number takes the number of a version', true)
  return Number(value)
}
