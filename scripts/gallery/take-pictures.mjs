// Pictures of the pages as people meet them: at a desk, on a phone's first screen and below, in the dark, on paper, and
// with letters twice as large.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/** Ways of looking, each a picture of its own. */
export const looks = [
  { name: 'desktop', width: 1100 },
  { name: 'phone', width: 360 },
  { name: 'dark', width: 360, colorScheme: 'dark' },
  { name: 'print', width: 760, media: 'print' },
  { name: 'large', width: 360, zoom: 2 },
]

const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Writes NAME.LOOK.png beside each page; tells how many pages are done. */
export async function takePictures(folder, pages, progress) {
  const executablePath = browsers.find(path => path && existsSync(path))
  if (!executablePath) throw new Error('no Chromium found: set CHROMIUM to its path, or add -- --no-pictures')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    for (const [at, { path }] of pages.entries()) {
      const file = join(folder, path)
      await page.goto(pathToFileURL(file).href)
      for (const { name, width, colorScheme = 'light', media = 'screen', zoom = 1 } of looks) {
        await page.setViewportSize({ width, height: 740 })
        await page.emulateMedia({ colorScheme, media })
        await page.evaluate(
          size => document.documentElement.style.setProperty('font-size', `${size * 100}%`),
          zoom,
        )
        await page.screenshot({ path: file.replace(/html$/, `${name}.png`), fullPage: true })
      }
      progress(at + 1)
    }
  } finally {
    await browser.close()
  }
}
