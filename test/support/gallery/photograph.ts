import { chromium, type Browser } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { languageSchema } from '../../../contract/language.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { galleryNow } from './sample-parts.ts'
import { openScene, scenes, type View } from './scenes.ts'
import { serveGallery } from './serve-gallery.ts'

/*
 * Photographs every sample state: node test/support/gallery/photograph.ts FOLDER [filter] [sizes] [looks] [language] [scale]
 * e.g. node test/support/gallery/photograph.ts /tmp/shots ^pin 360x640,1024x768 light,dark de 2
 */
const sizes = ['360x640', '800x480', '768x1024', '1024x768', '1366x768', '1920x1080']
const looks: Record<string, Omit<View, 'language'>> = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  contrast: { theme: 'light', contrast: 'more' },
  contrastdark: { theme: 'dark', contrast: 'more' },
}

const [folder = 'gallery-shots', filter = '', sizeList = sizes.join(), lookList = 'light', languageName = 'en', scale = '1'] =
  process.argv.slice(2)
const language = languageSchema.parse(languageName)
mkdirSync(folder, { recursive: true })

async function photograph(browser: Browser, url: string, size: string, look: string): Promise<void> {
  const [width = 0, height = 0] = size.split('x').map((side) => Number(side) / Number(scale))
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: Number(scale),
    hasTouch: true,
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  await page.clock.setFixedTime(galleryNow)
  for (const scene of scenes.filter(({ name }) => new RegExp(filter).test(name))) {
    await openScene(page, url, scene, { language, theme: 'light', ...looks[look] })
    const tail = [size, look, language, scale === '1' ? '' : `x${scale}`].filter(Boolean).join('-')
    await page.screenshot({ path: join(folder, `${scene.name}-${tail}.png`), fullPage: true })
  }
  await context.close()
}

const gallery = await serveGallery()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumArguments })
for (const size of sizeList.split(',')) for (const look of lookList.split(',')) await photograph(browser, gallery.url, size, look)
await browser.close()
await gallery.stop()
