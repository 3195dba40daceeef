// One code on the findings page: what it means, how often and where it was found, and what it was about.
import type { FindingCode } from '../../../contract/finding.js'
import type { FoundInShards, SystemFound } from '../../../contract/found.js'
import type { Language } from '../../generated/staff-messages.js'
import { formatNumber } from '../../words/formatters.js'
import { staffWords } from '../staff-frame.js'
import { changeOf } from './change.js'
import { anchorHref, type SearchOf } from './findings-ways.js'
import { signalsOf, total } from './found-counts.js'
import { type FoundPoint, seriesOfCode } from './found-series.js'
import type { Names } from './names.js'
import { percentText, sharesView } from './shares-view.js'

export type CodeParts = {
  readonly found: FoundInShards
  readonly systems: readonly SystemFound[]
  readonly names: Names
  readonly searchOf: SearchOf
}

/** The section of a code, in a language of the console. */
export function codeView(
  language: Language,
  code: FindingCode,
  { found, systems, names, searchOf }: CodeParts,
) {
  const words = staffWords(language)
  const points = seriesOfCode(found, systems, code)
  const all = { decisions: total(systems).decisions, found: points.reduce((sum, one) => sum + one.found, 0) }
  const change = changeOf(points)
  const name = words[`finding.${code}.name`]()
  const search = searchOf({ code, from: found.from, to: found.to })
  const share = percentText(language, all.found / all.decisions)
  return {
    code,
    name,
    meaning: words[`finding.${code}.meaning`](),
    anchor: { href: anchorHref(code) },
    decisions: formatNumber(language, all.found),
    share,
    told: words['findings.code']({ found: all.found, decisions: all.decisions, percent: share }),
    change: change && {
      code: change.code,
      text: words['findings.change']({
        change: change.code === 'same' ? 'other' : change.code,
        before: percentText(language, change.before),
        lately: percentText(language, change.lately),
      }),
    },
    search: search && { href: search },
    chart: sharesView(language, name, points, ({ from, to }: FoundPoint) => searchOf({ code, from, to })),
    systems: systems.flatMap(system => systemOfCode(language, code, system, { found, names, searchOf })),
    signals: signalsOf(systems, code).map(signal => ({
      key: signal.key,
      name: names.signal(signal.key),
      decisions: formatNumber(language, signal.decisions),
    })),
  }
}

function systemOfCode(
  language: Language,
  code: FindingCode,
  system: SystemFound,
  { found, names, searchOf }: Omit<CodeParts, 'systems'>,
) {
  const finding = system.findings.find(one => one.code === code)
  if (!finding) return []
  const search =
    system.id === null ? null : searchOf({ code, from: found.from, to: found.to, system: system.id })
  return [
    {
      id: system.id,
      name: names.system(system.id),
      decisions: formatNumber(language, finding.decisions),
      share: percentText(language, finding.decisions / system.decisions),
      search: search && { href: search },
    },
  ]
}
