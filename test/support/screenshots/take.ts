import type { Browser } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { TerminalPage } from '../pages/terminal-page.ts'
import { openBrowser } from './browser.ts'
import { playScenes } from './scenes.ts'
import { openShop } from './shop.ts'

/*
 * Photographs every screen of the terminal, light and dark, against a real server: npm run screenshots [FOLDER] [WIDTHxHEIGHT]
 * The pictures of docs/images are taken so.
 */
const [folder = 'docs/images', size = '1024x768'] = process.argv.slice(2)
const [width = 1024, height = 768] = size.split('x').map(Number)

async function photograph(browser: Browser, theme: 'light' | 'dark'): Promise<void> {
  const shop = await openShop()
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const take = async (name: string) => {
    await page.mouse.move(0, 0)
    await page.screenshot({ path: path.join(folder, theme === 'light' ? `${name}.png` : `${name}-dark.png`) })
  }
  await playScenes({ page, terminal: new TerminalPage(page), shop }, take)
  await context.close()
}

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
await photograph(browser, 'light')
await photograph(browser, 'dark')
await browser.close()
