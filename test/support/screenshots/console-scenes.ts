import { expect } from '@playwright/test'
import { ConsolePage } from '../pages/console-page.ts'
import { openView } from '../pages/console-views.ts'
import type { ConsoleStage } from './console-stage.ts'
import { playLife } from './life-scenes.ts'
import { playLinks } from './link-scenes.ts'

/** Every page of the console, full of the chain's year; `take` photographs it under a name. */
export async function playConsole(stage: ConsoleStage): Promise<void> {
  const { page, chain, take } = stage
  const desk = new ConsolePage(page)
  await page.goto(`${chain.url}/console/`)
  await desk.expectSignIn()
  await take('console-sign-in')
  await desk.signIn({ username: chain.admin.username ?? '', password: chain.admin.password ?? '' })
  await desk.expectTitle('Log in with PIN code')
  await devices(stage, desk)
  await users(stage)
  await fileOfUsers(stage)
  for (const view of ['records', 'settings'] as const) {
    await openView(page, chain.url, view)
    await take(`console-${view}`)
  }
  await filteredRecords(stage)
  await playLife(stage)
  await playLinks(stage)
}

async function devices({ page, chain, take }: ConsoleStage, desk: ConsolePage): Promise<void> {
  await expect(page.getByRole('button', { name: /^More for/ }).first()).toBeVisible()
  await take('console-pin-login')
  await page.getByRole('searchbox').fill('Utrecht Till')
  await page.getByRole('button', { name: 'More for Utrecht Till 1' }).click()
  await page.getByRole('menuitem', { name: /^Revoke/ }).click()
  await expect(page.getByRole('dialog').getByText('signed in there now')).toBeVisible()
  await take('console-revoke')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Utrecht Till 1' }).click()
  await desk.expectTitle('Utrecht Till 1')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await take('console-device')
  const paused = await chain.database.query
    .selectFrom('guessing')
    .select('device_id')
    .where('paused_at', 'is not', null)
    .executeTakeFirstOrThrow()
  await openView(page, chain.url, `devices/${paused.device_id}`)
  await take('console-device-paused')
}

async function users({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'users')
  await expect(page.getByText('Aaliyah').first()).toBeVisible()
  await take('console-users')
  await page
    .getByRole('button', { name: /^Aaliyah/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('console-user')
  await page.getByRole('button', { name: 'PIN', exact: true }).click()
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await expect(page.getByLabel('Your own PIN', { exact: true })).toBeVisible()
  await take('console-sign-with-pin')
  await page.getByRole('button', { name: 'Use the password instead' }).click()
  await page.getByLabel('Your own password', { exact: true }).fill(chain.admin.password ?? '')
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  await expect(page.getByText('It is shown this once')).toBeVisible()
  await take('console-new-pin')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Zoë Brandt')
  await page.getByLabel('User name', { exact: true }).fill('zoe.brandt')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(/#\/invitation\//)).toBeVisible()
  await take('console-invitation')
  await page.keyboard.press('Escape')
}

const people = [
  'First name;Last name;User name;E-mail;Role;Login method',
  'Nora;Lindholm;nora.lindholm;nora@korenbloem.example;Staff;Password and PIN',
  'Pim;de Haan;;;Staff;PIN only',
  'Suri;Achterberg;suri;nowhere;Staff;Password and PIN',
  'Jip;Rademaker;;;Chef;PIN only',
  'Ayşe;Yılmaz;ayse.yilmaz;ayse@korenbloem.example;Manager;Password and PIN',
].join('\n')

async function fileOfUsers({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'users/import')
  await take('console-import')
  await page.locator('input[type=file]').setInputFiles({ name: 'new in October.csv', mimeType: 'text/csv', buffer: Buffer.from(people) })
  await expect(page.getByText('Nora Lindholm').first()).toBeVisible()
  await take('console-import-preview')
}

async function filteredRecords({ page, chain, take }: ConsoleStage): Promise<void> {
  const of = await chain.database.query
    .selectFrom('audit_events')
    .select('device_id')
    .where('type', '=', 'device.paused')
    .executeTakeFirstOrThrow()
  await openView(page, chain.url, `records?device=${of.device_id}`)
  await take('console-records-device')
}
