// `wherefore audit`: whether the trail of who looked at whom is whole, and the trail itself, one entry a line.
import { once } from 'node:events'
import { Command, Option } from 'commander'
import { AUDIT_ENTRIES, type AuditTrail } from '../contract/audit.js'
import { timestamp } from '../contract/text.js'
import { type AuditFlags, withAudit } from './audit/open-audit.js'
import { sayTrail } from './audit/say-trail.js'
import { Refused } from './refused.js'

export function auditCommand(): Command {
  const command = new Command('audit').description('the trail of who of the staff looked at whom')
  command
    .command('verify')
    .description('walk the whole trail; say whether each entry is as it was written and none is missing')
    .option('--json', 'as JSON')
    .addOption(urlOption())
    .addHelpText(
      'after',
      `
Needs no person's key: the trail still verifies after an erasure. Note the last line elsewhere, now and then: a trail that
later has fewer entries, or another link at that number, was put back to an older copy, which nothing inside it can show.
Exit status 0 when it is whole, 1 when it is not; then it names the entry that first breaks.`,
    )
    .action(verify)
  command
    .command('export')
    .description('print the trail, newest first, one entry a line as JSON')
    .option('--from <time>', 'entries from this moment on, such as 2026-05-03T10:00:00Z')
    .option('--to <time>', 'entries before this moment')
    .option('--actor <name>', 'entries of one actor, by the exact name')
    .addOption(urlOption())
    .action(exportEntries)
  return command
}

function urlOption(): Option {
  return new Option(
    '--url <address>',
    'ask a running service (with an auditor key in WHEREFORE_KEY) instead of the local data folder',
  )
}

async function verify(flags: AuditFlags & { json?: boolean }): Promise<void> {
  const found = await withAudit(flags, audit => audit.verifyAudit())
  if (flags.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
  else {
    for (const trail of found.trails) process.stdout.write(`${sayTrail(trail, found.shards.asked)}\n`)
    const { asked, answered } = found.shards
    if (answered < asked) process.stdout.write(`${asked - answered} of ${asked} shards did not answer.\n`)
    process.stdout.write(found.intact ? `${sayIntact(found.trails)}\n` : 'The audit trail is NOT whole.\n')
  }
  if (!found.intact) process.exitCode = 1
}

function sayIntact(trails: readonly AuditTrail[]): string {
  const entries = trails.reduce((sum, trail) => sum + trail.entries, 0)
  if (entries === 0) return 'Nobody has looked at anyone yet. The trail is whole.'
  return 'The audit trail is whole: every entry is as it was written, and none is missing.'
}

type ExportFlags = AuditFlags & { readonly from?: string; readonly to?: string; readonly actor?: string }

async function exportEntries(flags: ExportFlags): Promise<void> {
  const span = { from: momentOf('--from', flags.from), to: momentOf('--to', flags.to) }
  await withAudit(flags, async audit => {
    let before: Parameters<typeof audit.audit>[0]['before'] = null
    do {
      const query = { ...span, before, actor: flags.actor ?? null, limit: AUDIT_ENTRIES }
      const { items, next, missing } = await audit.audit(query)
      if (missing > 0) throw new Refused(`${missing} shards did not answer: this export is not complete.`)
      await print(items.map(entry => `${JSON.stringify(entry)}\n`).join(''))
      before = next
    } while (before)
  })
}

/** A reader that is slow is waited for: the trail may be long. */
async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

function momentOf(flag: string, written: string | undefined): number | null {
  if (written === undefined) return null
  if (timestamp.safeParse(written).success) return Date.parse(written)
  throw new Refused(`${flag} takes a date and time such as 2026-05-03T10:00:00Z`, true)
}
