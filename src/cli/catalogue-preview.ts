// `wherefore catalogue preview`: the explanation of one decision under a catalogue file, as the page that it would be.
// It is made as the service makes it, needs none, and stores nothing.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import type { Catalogue } from '../contract/catalogue.js'
import { interfaceLanguageFor } from '../contract/languages.js'
import { readConfig } from '../runtime/config.js'
import { checkedCatalogue } from './checked-catalogue.js'
import { checkedDecision } from './preview/checked-decision.js'
import { fallbacks } from './preview/fallbacks.js'
import { type PreviewPage, previewPages } from './preview/preview-pages.js'
import { previewText } from './preview/preview-text.js'
import { sampleDecision } from './preview/sample-decision.js'
import { Refused } from './refused.js'
import { terminalText } from './terminal-text.js'

type PreviewFlags = { readonly language?: string; readonly out?: string; readonly text?: boolean }

export function cataloguePreviewCommand(): Command {
  return new Command('preview')
    .description('show how an explanation reads under a catalogue file, as the page that it would be')
    .argument('<file>', 'the catalogue, YAML or JSON')
    .argument('[decision]', 'a decision as JSON; without it one is made up from the catalogue')
    .option('--language <tag>', 'in this language alone; without it in each that the catalogue declares')
    .option('--out <file.html>', 'where to write the page; other languages beside it, as file.de.html')
    .option('--text', 'print headline, reasons and findings here, and write no page')
    .addHelpText(
      'after',
      `
Without --out and --text the pages are written into a new folder for temporary files, and their paths are printed. What falls back
to another language, or to a name alone, is named. Nothing is sent and nothing is stored; no service has to run.`,
    )
    .action(preview)
}

function preview(file: string, decisionFile: string | undefined, flags: PreviewFlags): void {
  const { out } = flags
  if (out !== undefined && flags.text) throw new Refused('--text writes no page: leave --out away', true)
  if (out !== undefined && !/.\.html?$/.test(out))
    throw new Refused('--out takes the name of an .html file', true)
  const { publicUrl, plainLoopback } = readConfig(process.env)
  const { catalogue } = checkedCatalogue(file, { warnings: false })
  const languages = languagesOf(catalogue, flags.language)
  const now = Date.now()
  const sent = decisionFile === undefined ? sampleDecision(catalogue, now) : readJson(decisionFile)
  const decision = checkedDecision(sent, decisionFile ?? 'The sample', { plainLoopback, now })
  const pages = previewPages(decision, catalogue, { languages, now, publicUrl })
  if (decisionFile === undefined)
    process.stderr.write(
      'The decision is a sample, made up from the catalogue: no such item, no such person.\n',
    )
  if (flags.text) process.stdout.write(`${previewText(pages)}\n`)
  else for (const path of written(pages, out)) process.stdout.write(`${path}\n`)
  for (const line of pages.flatMap(page => fallbacks(catalogue, page)))
    process.stderr.write(`${terminalText(line)}\n`)
}

/** Those that a page can be in: declared, and spoken by the interface. */
function languagesOf({ languages }: Catalogue, asked: string | undefined): readonly string[] {
  const spoken = [...new Set(languages)].filter(language => interfaceLanguageFor(language) !== null)
  if (asked === undefined) return spoken
  const found = spoken.find(language => language.toLowerCase() === asked.toLowerCase())
  if (found === undefined)
    throw new Refused(`No page is in ${terminalText(asked)}: the catalogue has ${spoken.join(', ')}.`)
  return [found]
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Refused(`${file} cannot be read.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(`${file} is not JSON.`)
  }
}

/** The first language under the name given, the others beside it; each leads to the others. Gives the paths. */
function written(pages: readonly PreviewPage[], out: string | undefined): string[] {
  const first = out ?? join(mkdtempSync(join(tmpdir(), 'wherefore-preview-')), 'preview.html')
  const paths = new Map(
    pages.map(({ language }, at) => [
      language,
      at === 0 ? first : first.replace(/(?=\.html?$)/, `.${language}`),
    ]),
  )
  return pages.map(({ language, html }) => {
    const path = paths.get(language) ?? first
    // On a folder of files another language is another file.
    const linked = html.replaceAll(/href="\?lang(?:=|&#x3D;)([\w-]+)"/g, (link, other: string) => {
      const there = paths.get(other)
      return there === undefined ? link : `href="${encodeURIComponent(basename(there))}"`
    })
    write(path, linked)
    return path
  })
}

/** A decision may be a real person's: the file is for whoever asked. */
function write(path: string, html: string): void {
  try {
    writeFileSync(path, html, { mode: 0o600 })
  } catch {
    throw new Refused(`${path} cannot be written.`)
  }
}
