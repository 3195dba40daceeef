// The command line: exit status 0 when it did what was asked, 1 when that was refused, 2 when the words were off.
import { Command, CommanderError } from 'commander'
import { version } from '../runtime/version.js'
import { auditCommand } from './audit.js'
import { backupCommand } from './backup.js'
import { catalogueCommand } from './catalogue.js'
import { demoCommand } from './demo.js'
import { doctorCommand } from './doctor.js'
import { importCommand } from './import.js'
import { keyCommand } from './key.js'
import { Refused } from './refused.js'
import { serveCommand } from './serve.js'
import { staffCommand } from './staff.js'

const program = new Command('wherefore')
  .description('The open-source answer to "Why am I seeing this?"')
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(add --help to see what this command takes)')

for (const command of [
  serveCommand(),
  demoCommand(),
  keyCommand(),
  staffCommand(),
  catalogueCommand(),
  importCommand(),
  auditCommand(),
  backupCommand(),
  doctorCommand(),
])
  program.addCommand(command)
program.addHelpText(
  'after',
  `
Settings come from the environment: HOST, PORT, WHEREFORE_DATA, WHEREFORE_PUBLIC_URL, WHEREFORE_SECRET,
WHEREFORE_KEK, WHEREFORE_KEYS, WHEREFORE_ADMIN_KEY, WHEREFORE_ORIGINS, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET,
OIDC_SCOPE, OIDC_ROLE_CLAIM, OIDC_ROLE_MAP; for import and audit with --url also WHEREFORE_KEY.
The README says what each one is for.`,
)
overrideExit(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitStatus(error)
}

/** Usage errors are thrown, here and in every command below, so that one place decides the exit status. */
function overrideExit(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) overrideExit(child)
}

function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Refused) {
    process.stderr.write(`${error.message}\n`)
    return error.usage ? 2 : 1
  }
  throw error
}
