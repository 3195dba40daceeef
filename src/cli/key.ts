// `wherefore key`: API keys by role. A new key stands alone on standard output, once.
import { Command, Option } from 'commander'
import { keyRequest, role } from '../contract/credential.js'
import type { RegistryFlags } from './command-registry.js'
import { withRegistry } from './open-registry.js'
import { Refused } from './refused.js'

export function keyCommand(): Command {
  const command = new Command('key').description('make, list and revoke API keys')
  command
    .command('create')
    .description('make a key and print it, once, alone on standard output')
    .addOption(new Option('--role <role>', 'what the key may do').choices(role.options).makeOptionMandatory())
    .requiredOption('--name <name>', 'who or what it is for, 1-100 characters')
    .addOption(urlOption())
    .action(create)
  command
    .command('list')
    .description('list the keys: id, role, name, when made, whether revoked; never the keys themselves')
    .option('--json', 'as JSON')
    .addOption(urlOption())
    .action(list)
  command
    .command('revoke')
    .description('revoke a key by its id')
    .argument('<id>')
    .addOption(urlOption())
    .action(revoke)
  return command
}

/** Speaks to a running service instead of the local data folder. */
export function urlOption(): Option {
  return new Option(
    '--url <address>',
    'speak to a running service (with WHEREFORE_ADMIN_KEY) instead of the local data folder',
  )
}

async function create(flags: RegistryFlags & { role: string; name: string }): Promise<void> {
  const request = keyRequest.safeParse({ role: flags.role, name: flags.name })
  if (!request.success) throw new Refused('--name must have 1 to 100 characters', true)
  const made = await withRegistry(flags, registry => registry.createKey(request.data.role, request.data.name))
  process.stderr.write(`${made.id}: a ${made.role} key for ${made.name}. It is shown this once:\n`)
  process.stdout.write(`${made.key}\n`)
}

async function list(flags: RegistryFlags & { json?: boolean }): Promise<void> {
  const keys = await withRegistry(flags, registry => registry.listKeys())
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`)
    return
  }
  if (keys.length === 0)
    process.stderr.write('No keys yet. Make one: wherefore key create --role producer --name NAME\n')
  for (const key of keys) {
    const state = key.revoked_at === null ? 'in use' : `revoked ${key.revoked_at}`
    process.stdout.write(`${key.id}  ${key.role.padEnd(8)}  made ${key.created_at}  ${state}  ${key.name}\n`)
  }
}

async function revoke(id: string, flags: RegistryFlags): Promise<void> {
  const found = await withRegistry(flags, registry => registry.revokeKey(id))
  if (!found) throw new Refused(`No key has the id ${id}. See: wherefore key list`)
  process.stderr.write(`${id} is revoked. Running services stop taking it within 5 seconds.\n`)
}
