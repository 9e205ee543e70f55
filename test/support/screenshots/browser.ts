import { chromium, type Browser } from '@playwright/test'
import { existsSync } from 'node:fs'

const system = '/usr/bin/chromium'

/** A browser to photograph with: Playwright's own, or the system's Chromium where that could not be downloaded. */
export function openBrowser(): Promise<Browser> {
  const executablePath = existsSync(chromium.executablePath()) || !existsSync(system) ? undefined : system
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
}
