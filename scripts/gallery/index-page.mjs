// The gallery's own page: a table of decisions by languages, each cell leading to the page and its pictures.
import { looks } from './take-pictures.mjs'

/** HTML. Ids and languages are spelled in letters, digits and hyphens, so they need no escaping. */
export function indexPage({ languages, decisions, pictures }) {
  const cell = (language, id) => {
    const shown = pictures
      ? `<br>${looks.map(({ name }) => `<a href="${language}/${id}.${name}.png">${name}</a>`).join(' ')}`
      : ''
    return `<td><a href="${language}/${id}.html">page</a>${shown}</td>`
  }
  const rows = decisions.map(
    id => `<tr><th scope="row">${id}</th>${languages.map(language => cell(language, id)).join('')}</tr>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery of explanations</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
td, th { padding: 0.5rem 0.75rem; text-align: start; vertical-align: top; border-block-end: 1px solid #ccc; }
td { font-size: 0.875rem; }
</style>
<h1>Gallery of explanations</h1>
<p>${decisions.length} decisions in ${languages.length} languages, as the service renders them today.</p>
<table>
<thead><tr><th>Decision</th>${languages.map(language => `<th scope="col" lang="${language}">${language}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
}
