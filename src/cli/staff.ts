// `wherefore staff`: who may sign in to the console. A sign-in link stands alone on standard output, once.
import { Command, Option } from 'commander'
import { staffRequest, staffRole } from '../contract/staff-member.js'
import type { RegistryFlags } from './command-registry.js'
import { urlOption } from './key.js'
import { withStaff } from './open-staff.js'
import { Refused } from './refused.js'
import { terminalText } from './terminal-text.js'

export function staffCommand(): Command {
  const command = new Command('staff').description('let people into the console, list and revoke them')
  command
    .command('add')
    .description(
      'let someone in: prints a link that signs them in once, within 24 hours, alone on standard output; for someone who is known: a new link, and the role given here',
    )
    .requiredOption('--email <address>', 'their mail address; nothing is sent to it')
    .addOption(
      new Option('--role <role>', 'what they may do').choices(staffRole.options).makeOptionMandatory(),
    )
    .addOption(urlOption())
    .action(add)
  command
    .command('list')
    .description('list everyone: id, role, way in, open sessions, whether revoked, name')
    .option('--json', 'as JSON')
    .addOption(urlOption())
    .action(list)
  command
    .command('revoke')
    .description('end the sessions and links of someone, by id, and keep them out')
    .argument('<id>')
    .addOption(urlOption())
    .action(revoke)
  return command
}

async function add(flags: RegistryFlags & { email: string; role: string }): Promise<void> {
  const request = staffRequest.safeParse({ email: flags.email, role: flags.role })
  if (!request.success) throw new Refused('--email must be a mail address, such as ann@example.com', true)
  const { email, role } = request.data
  const made = await withStaff(flags, staff => staff.addStaff(email, role))
  process.stderr.write(
    `${made.id}: ${made.name} may sign in as ${made.role}. The link works once, until ${made.expires_at}. It is shown this once:\n`,
  )
  process.stdout.write(`${made.sign_in_url}\n`)
}

async function list(flags: RegistryFlags & { json?: boolean }): Promise<void> {
  const everyone = await withStaff(flags, staff => staff.listStaff())
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(everyone, null, 2)}\n`)
    return
  }
  if (everyone.length === 0) {
    process.stderr.write('Nobody yet. Let someone in: wherefore staff add --email ADDRESS --role support\n')
  }
  for (const one of everyone) {
    const sessions = `${one.sessions} ${one.sessions === 1 ? 'session' : 'sessions'}`
    const state = one.revoked_at === null ? sessions : `revoked ${one.revoked_at}`
    const way = one.way === 'link' ? 'link' : 'work account'
    process.stdout.write(`${one.id}  ${one.role.padEnd(7)}  ${way}  ${state}  ${terminalText(one.name)}\n`)
  }
}

async function revoke(id: string, flags: RegistryFlags): Promise<void> {
  const found = await withStaff(flags, staff => staff.revokeStaff(id))
  if (!found) throw new Refused(`Nobody has the id ${id}. See: wherefore staff list`)
  process.stderr.write(`${id} is out. Running services end the sessions within 5 seconds.\n`)
}
