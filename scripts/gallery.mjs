// `npm run gallery`: the explanations of the decisions in examples/gallery, in every language, as a folder of pages and
// pictures to leaf through. The pages are made by the service's own code. `-- --no-pictures` leaves out the browser.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { indexPage } from './gallery/index-page.mjs'
import { renderGallery } from './gallery/render.mjs'
import { takePictures } from './gallery/take-pictures.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'gallery')
const pictures = !process.argv.includes('--no-pictures')

const { languages, decisions, pages } = await renderGallery(root)
rmSync(folder, { recursive: true, force: true })
for (const { path, html } of pages) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), html)
}
if (pictures)
  await takePictures(folder, pages, done =>
    process.stderr.write(`\rpictures of ${done} of ${pages.length} pages`),
  )
writeFileSync(join(folder, 'index.html'), indexPage({ languages, decisions, pictures }))
process.stderr.write(`${pictures ? '\n' : ''}${pages.length} pages. Open gallery/index.html\n`)
