// `wherefore catalogue check`: a file as a compiler would see it, and with --from-logs as the decisions that arrive do.
import { Command } from 'commander'
import { seenComplaints } from './catalogue-check/seen-complaints.js'
import { checkedCatalogue } from './checked-catalogue.js'
import type { RegistryFlags } from './command-registry.js'
import { urlOption } from './key.js'
import { readSeen } from './read-seen.js'
import { Refused } from './refused.js'
import { sayShortcomings } from './say-shortcomings.js'

type CheckFlags = RegistryFlags & { readonly fromLogs?: boolean }

export function catalogueCheckCommand(): Command {
  return new Command('check')
    .description('check a catalogue file; says file, line, what is wrong and how to mend it')
    .argument('<file>', 'YAML or JSON')
    .option('--from-logs', 'also against the newest decisions: what they use, and what none of them does')
    .addOption(urlOption())
    .addHelpText(
      'after',
      `
Errors keep a catalogue from being published; warnings do not. With --from-logs it also names what decisions use and the
file does not declare, and what the file declares and no decision among the newest used. Only keys are looked at, no value.`,
    )
    .action(check)
}

async function check(file: string, flags: CheckFlags): Promise<void> {
  if (!flags.fromLogs && flags.url !== undefined)
    throw new Refused('--url needs --from-logs: without it nothing is asked', true)
  const seen = flags.fromLogs ? await readSeen(flags) : null
  if (!seen || seen.decisions === 0) {
    checkedCatalogue(file)
    if (flags.fromLogs)
      throw new Refused('No decisions are stored yet, so the file was not held against any. Send some first.')
    return
  }
  checkedCatalogue(file, { remarks: catalogue => seenComplaints(catalogue, seen) })
  sayShortcomings(seen)
}
