import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose'
import path from 'node:path'
import { electronRuntime, repository } from '../../support/electron-runtime.ts'
import { type PretendServer, rightPin, startPretendServer } from '../../support/client/pretend-server.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'

/** The terminal in a browser as old as registers have: the one that this Electron carries. */
const { executable, version, words } = electronRuntime()
let browser: ElectronApplication
let page: Page
let server: PretendServer
const faults: string[] = []

test.beforeAll(async () => {
  server = await startPretendServer()
  browser = await _electron.launch({ executablePath: executable, args: [...words, path.join(repository, 'test/support/plain-browser')] })
  page = await browser.firstWindow()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(server.url)
})
test.afterAll(async () => {
  await browser.close()
  await server.stop()
})

test(`TRM-8 the browser terminal shows the keypad and lets a PIN in (Chromium of Electron ${version})`, async () => {
  await expect(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible()
  await new TerminalPage(page).typePin(rightPin)
  await expect(page.getByRole('heading', { name: /Amara/ })).toBeVisible()
})

test(`TRM-8 its key cannot be exported, and outlasts a reload (Chromium of Electron ${version})`, async () => {
  const proofs = () => server.seen.flatMap(({ headers }) => headers['dpop'] ?? [])
  const thumbprints = new Set<string>()
  for (let round = 0; round < 2; round += 1) {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible()
    thumbprints.add(await calculateJwkThumbprint(decodeProtectedHeader(proofs().at(-1) ?? '').jwk ?? {}))
  }
  expect(thumbprints.size).toBe(1)
  const stored = await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('tillpass')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('keys').objectStore('keys').get('device')
      reading.onsuccess = () => {
        const { privateKey } = reading.result
        crypto.subtle.exportKey('jwk', privateKey).then(() => resolve('exported'), () => resolve(privateKey.extractable))
      }
    }
  })`)
  expect(stored).toBe(false)
})

test(`LOG-2 no PIN or token is left in the browser's storage (Chromium of Electron ${version})`, async () => {
  const stored = await page.evaluate(`JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie`)
  expect(stored).not.toContain(rightPin)
  expect(stored).not.toContain('token-of-amara')
})

test(`the page breaks no rule of its own policy (Chromium of Electron ${version})`, () => {
  expect(faults).toEqual([])
})
