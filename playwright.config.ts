import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'
import { chromiumArguments } from './test/support/chromium-arguments.ts'
import { keepTestsInMemory } from './test/support/memory-folder.ts'

keepTestsInMemory()

/** Playwright's own browser may not be there; then the system's Chromium takes its place. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const executablePath = existsSync(chromium.executablePath()) ? undefined : systemBrowsers.find(existsSync)

/** Tests with a screen: `browser` in a real browser, `electron` in the real window (folder test/e2e/electron). */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/playwright',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000, // two slow cores share all of it
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { trace: 'off', locale: 'en-GB' },
  projects: [
    {
      name: 'browser',
      fullyParallel: true,
      testIgnore: 'electron/**',
      workers: 2,
      use: { browserName: 'chromium', launchOptions: { executablePath, args: chromiumArguments } },
    },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts', workers: 1 },
  ],
})
