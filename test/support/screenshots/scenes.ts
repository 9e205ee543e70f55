import { expect, type Page } from '@playwright/test'
import { signInAtConsole } from '../console-admin.ts'
import { signedBy } from '../signed-by.ts'
import type { TerminalPage } from '../pages/terminal-page.ts'
import type { Shop } from './shop.ts'

export interface Stage {
  page: Page
  terminal: TerminalPage
  shop: Shop
}

/** Every screen of the terminal in the order one register meets them; `take` photographs it under a name. */
export async function playScenes(stage: Stage, take: (name: string) => Promise<void>): Promise<void> {
  await firstDay(stage, take)
  await atWork(stage, take)
  await newPin(stage, take)
  await wrongPins(stage, take)
  await thisRegister(stage, take)
  await revocation(stage, take)
  await outage(stage, take)
}

async function firstDay({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto(shop.url)
  await page.getByLabel('User name').fill('sofia')
  await take('password')
  await terminal.signInWithPassword(shop.named('Sofia'))
  await terminal.expectSays('Use PINs on this register?')
  await page.getByLabel('Name of this register').fill('Register 2')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeHidden()
  await take('approve')
  await terminal.approve('Register 2')
  await terminal.signOut()
  await terminal.expectKeypad()
  await take('keypad')
}

async function atWork({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  const amara = shop.named('Amara')
  await terminal.tapPin(amara.pin)
  await terminal.expectHome('Amara')
  await take('home')
  await page.getByRole('button', { name: amara.displayName }).click()
  await take('menu')
  await page.getByRole('menuitem', { name: /^Log in with PIN code/ }).click()
  await take('settings')
  await page
    .getByRole('button', { name: /^(Close|Back)$/ })
    .first()
    .click()
  await terminal.press(/^Lock/)
  await terminal.expectKeypad()
  await take('locked')
  await terminal.tapPin(amara.pin)
  await terminal.signOut()
}

/** PINs that nobody has. */
function freePins(shop: Shop): string[] {
  const taken = new Set(shop.people.map(({ pin }) => pin))
  return Array.from({ length: 40 }, (_, at) => String(10_243 + at * 211)).filter((pin) => !taken.has(pin))
}

async function newPin({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  const linh = shop.named('Linh')
  const chosen = freePins(shop).at(-1) ?? ''
  await shop.demand(true)
  await terminal.tapPin(linh.pin)
  await terminal.expectSays('Choose your picture')
  await page.getByRole('radio', { name: 'Snail' }).check({ force: true })
  await take('picture')
  await terminal.press('Next')
  await page.getByLabel('Your words').fill('Twelve apples in the garden')
  await take('words')
  await page.keyboard.press('Enter')
  await terminal.expectSays('Choose a new PIN')
  await take('new-pin')
  await terminal.tapPin(chosen)
  await terminal.expectSays('The same once more')
  await terminal.tapPin(chosen)
  await terminal.expectHome('Linh')
  await take('new-pin-works')
  await shop.demand(false)
  await page.getByRole('button', { name: linh.displayName }).click()
  await page.getByRole('menuitem', { name: 'Change PIN' }).click()
  await expect(page.getByRole('heading', { name: 'Enter your current PIN' })).toBeVisible()
  await take('own-pin')
  await terminal.tapPin(chosen)
  await page.getByRole('button', { name: 'Pick one of three' }).click()
  await expect(page.getByRole('list', { name: 'PINs to choose from' }).getByRole('button')).toHaveCount(3)
  await take('three-pins')
  await terminal.press('Back')
  await terminal.signOut()
  await terminal.expectKeypad()
}

async function wrongPins({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  const wrong = freePins(shop)
  for (const pin of wrong.slice(0, 2)) {
    await terminal.tapPin(pin)
    await terminal.expectSays('That PIN did not match.')
  }
  await take('wrong')
  for (const pin of wrong.slice(2, 5)) await terminal.tapPin(pin)
  await terminal.expectSays('One moment, please')
  await take('waiting')
  for (const pin of wrong.slice(5, 10)) {
    shop.skip(91 * 60_000)
    await page.reload()
    await terminal.tapPin(pin)
    await expect(page.getByText(/One moment, please|PINs are paused here/).first()).toBeVisible()
  }
  await terminal.expectSays('PINs are paused here')
  await take('paused')
  await terminal.press('Sign in with a password')
  await terminal.signInWithPassword(shop.named('Sofia'))
  await terminal.expectSays('Open the keypad again?')
  await take('lift')
  await terminal.press('Open the keypad')
  await terminal.signOut()
  await terminal.expectKeypad()
}

async function thisRegister({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  const sofia = shop.named('Sofia')
  await terminal.tapPin(sofia.pin)
  await terminal.expectHome('Sofia')
  await page.getByRole('button', { name: sofia.displayName }).click()
  await page.getByRole('menuitem', { name: 'This register' }).click()
  await expect(page.getByRole('heading', { name: 'This register' })).toBeVisible()
  await take('this-register')
  await terminal.press('Revoke approval')
  await expect(page.getByRole('heading', { name: 'Revoke the approval?' })).toBeVisible()
  await take('this-register-revoke')
  await terminal.press('Back')
  await terminal.press('Back')
  await terminal.signOut()
  await terminal.expectKeypad()
}

async function revocation({ page, terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Easier to use' }).click()
  await take('easier')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Language/ }).click()
  await take('language')
  await page.keyboard.press('Escape')
  const admin = await signInAtConsole({ url: shop.url, admin: shop.named('Henrik') })
  await admin.send('POST', `/v1/devices/${await admin.deviceNamed('Register 2')}/revoke`, signedBy(shop.named('Henrik')))
  await terminal.expectSays('Not approved any more')
  await take('revoked')
}

/** The last scene: the server is gone for good. */
async function outage({ terminal, shop }: Stage, take: (name: string) => Promise<void>): Promise<void> {
  await shop.stop()
  await terminal.expectSays('No connection')
  await take('unreachable')
}
