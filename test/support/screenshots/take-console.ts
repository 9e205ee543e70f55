import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openBrowser } from './browser.ts'
import { openChain } from './chain.ts'
import { playConsole } from './console-scenes.ts'
import { playSetUp } from './set-up-scenes.ts'
import { openShop } from './shop.ts'

/*
 * Photographs every page of the console, wide and narrow, light and dark, on a real server with the demo chain:
 * npm run screenshots:console [FOLDER] [LANGUAGE]. The pictures of docs/images are taken so.
 */
const [folder = 'docs/images', locale = 'en-GB'] = process.argv.slice(2)
const sizes = [
  { name: '', viewport: { width: 1280, height: 800 } },
  { name: '-narrow', viewport: { width: 360, height: 760 } },
] as const

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, viewport } of sizes) {
    const chain = await openChain()
    const look = { viewport, colorScheme, locale, timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' } as const
    const context = await browser.newContext(look)
    const page = await context.newPage()
    await page.clock.setFixedTime(chain.now())
    const take = async (scene: string) => {
      await page.mouse.move(0, 0)
      await page.screenshot({ path: path.join(folder, `${scene}${name}${colorScheme === 'dark' ? '-dark' : ''}.png`) })
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
}
await browser.close()
