import type { Page } from '@playwright/test'
import type { Language } from '../../../contract/language.ts'
import type { Preferences } from '../../../contract/terminal-state.ts'
import { sampleStates } from './sample-states.ts'

/** What a person would see: a sample state, and what they did on it. */
export interface Scene {
  name: string
  state: string
  act?: (page: Page) => Promise<void>
}

const menu = (page: Page) => page.locator('[aria-haspopup="menu"]').click()
const menuItem = (at: number) => async (page: Page) => {
  await menu(page)
  await page.getByRole('menuitem').nth(at).click()
}
const sheet = (at: number) => (page: Page) => page.locator('[aria-haspopup="dialog"]').nth(at).click()

const typeCode = async (page: Page) => {
  await page.locator('[name="typed"]').fill('8KQ2-M4TX')
  await page.locator('[type="submit"]').click()
}

const pressAction = (at: number) => (page: Page) => page.locator('main button').nth(at).click()
const wantRevoke = async (page: Page) => {
  await pressAction(1)(page)
  await pressAction(0)(page)
}

const acted: Scene[] = [
  { name: 'pin-typing', state: 'pin', act: (page) => page.keyboard.type('274') },
  { name: 'sheet-language', state: 'pin', act: sheet(0) },
  { name: 'sheet-easier', state: 'password', act: sheet(1) },
  { name: 'new-pin-again', state: 'new-pin-known', act: (page) => page.keyboard.type('28417\n') },
  { name: 'new-pin-different', state: 'new-pin', act: (page) => page.keyboard.type('2841728419', { delay: 110 }) },
  { name: 'new-pin-image-chosen', state: 'new-pin-image', act: (page) => page.getByRole('radio').nth(15).check() },
  {
    name: 'new-pin-phrase',
    state: 'new-pin-image',
    async act(page) {
      await page.getByRole('radio').nth(15).check()
      await page.locator('main button').first().click()
      await page.locator('input[type="text"]').fill('Twelve apples in the garden')
    },
  },
  { name: 'own-pin-new', state: 'own-pin', act: (page) => page.keyboard.type('28417', { delay: 90 }) },
  { name: 'home-menu-manager', state: 'home-manager', act: menu },
  { name: 'own-device-name', state: 'own-device', act: pressAction(0) },
  { name: 'own-device-revoke', state: 'own-device', act: pressAction(1) },
  { name: 'own-device-sign', state: 'own-device', act: wantRevoke },
  { name: 'own-device-sign-password', state: 'own-device-password', act: wantRevoke },
  { name: 'lost-pin-offers', state: 'lost-pin-choose', act: typeCode },
  { name: 'home-menu', state: 'home', act: menu },
  { name: 'home-pin-login-on', state: 'home', act: menuItem(3) },
  { name: 'home-pin-login-may', state: 'home-lead', act: menuItem(3) },
  { name: 'home-pin-login-before', state: 'home-before', act: menuItem(3) },
  { name: 'home-pin-login-staff', state: 'home-staff', act: menuItem(3) },
  { name: 'approval-typing', state: 'approval', act: (page) => page.locator('input[type="text"]').click() },
  {
    name: 'approval-reattach',
    state: 'approval-again',
    act: (page) => page.getByRole('radio').nth(1).check(),
  },
  {
    name: 'password-typed',
    state: 'password',
    async act(page) {
      await page.locator('[name="username"]').fill('s.lindqvist')
      await page.locator('[name="password"]').fill('correct horse')
    },
  },
  { name: 'password-empty', state: 'password', act: (page) => page.locator('[type="submit"]').click() },
  { name: 'password-symbols', state: 'password', act: (page) => page.getByText('?123').click() },
  { name: 'starting-slow', state: 'starting', act: (page) => page.locator('header').waitFor() },
]

/** Every sample state as it comes, then those somebody did something on. */
export const scenes: Scene[] = [...Object.keys(sampleStates).map((state) => ({ name: state, state })), ...acted]

export interface View {
  language: Language
  theme: 'light' | 'dark'
  contrast?: Preferences['contrast']
}

/** Opens a scene in the gallery and waits until its letters are there. */
export async function openScene(page: Page, url: string, scene: Scene, view: View): Promise<void> {
  const preferences = { contrast: 'system', ...view } as const
  if (page.url().startsWith(url)) {
    await page.evaluate(({ state, chosen }) => window.gallery.open(state, chosen), { state: scene.state, chosen: preferences })
  } else {
    await page.goto(`${url}?${new URLSearchParams({ state: scene.state, ...preferences }).toString()}`)
  }
  await page.evaluate(() => document.fonts.ready)
  await scene.act?.(page)
}
