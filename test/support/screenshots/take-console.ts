import type { Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openBrowser } from './browser.ts'
import { openChain } from './chain.ts'
import { playConsole } from './console-scenes.ts'
import { playSetUp } from './set-up-scenes.ts'
import { openShop } from './shop.ts'
import { speak } from './speak.ts'

/*
 * Photographs every page of the console, wide in the light and narrow in the dark, on a real server with the demo chain:
 * npm run screenshots:console [FOLDER] [LANGUAGE] [LOOKS] [whole], e.g. /tmp/shots de narrow-dark whole for whole pages however long.
 * The pictures of docs/images are taken so.
 */
const [folder = 'docs/images', language = 'en', looks = 'wide-light,narrow-dark', whole] = process.argv.slice(2)
const sizes = {
  wide: { name: '', viewport: { width: 1280, height: 800 } },
  narrow: { name: '-narrow', viewport: { width: 360, height: 760 } },
}

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
for (const name of looks.split(',')) await photograph(name.startsWith('wide') ? 'wide' : 'narrow', name.endsWith('dark') ? 'dark' : 'light')
await browser.close()

/** Of the whole page, but of a long list its beginning. */
async function heightOf(page: Page): Promise<number> {
  return Math.min(2_600, Number(await page.evaluate('document.documentElement.scrollHeight')))
}

async function photograph(size: keyof typeof sizes, colorScheme: 'light' | 'dark'): Promise<void> {
  const { name, viewport } = sizes[size]
  const chain = await openChain()
  const look = { viewport, colorScheme, locale: 'en-GB', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' } as const
  const context = await browser.newContext(look)
  const page = await context.newPage()
  await page.clock.setFixedTime(chain.now())
  const take = async (scene: string) => {
    await page.mouse.move(0, 0)
    await speak(page, language)
    const file = path.join(folder, `${scene}${name}${colorScheme === 'dark' ? '-dark' : ''}.png`)
    await page.screenshot({
      path: file,
      ...(whole !== undefined && { fullPage: true, clip: { x: 0, y: 0, ...viewport, height: await heightOf(page) } }),
    })
    await speak(page, 'en')
  }
  await playConsole({ page, chain, take })
  await chain.stop()
  const shop = await openShop()
  await shop.forget()
  await context.clearCookies()
  await page.clock.setFixedTime(Date.now())
  await playSetUp({ page, shop, take })
  await context.close()
  await shop.stop()
}
