import { expect, type Page } from '@playwright/test'
import { openView } from '../pages/console-views.ts'
import type { ConsoleStage } from './console-stage.ts'

/** The life of a PIN as an admin and its owner see it: applications, mails, the own PIN, and new PINs for everybody. */
export async function playLife(stage: ConsoleStage): Promise<void> {
  await applications(stage)
  await mails(stage)
  await ownPin(stage)
  await recoveryCodes(stage)
  await longerPins(stage)
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).filter({ visible: true }).click()
const sign = (page: Page, { password }: { password: string | null }) =>
  page
    .getByLabel('Your own password')
    .filter({ visible: true })
    .fill(password ?? '')

async function applications({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'app-keys')
  await expect(page.getByText('Roster')).toBeVisible()
  await take('console-app-keys')
  await press(page, 'Make a key')
  await page.getByLabel('Name of the application').fill('Time clock in Bremen')
  await sign(page, chain.admin)
  await take('console-app-key-new')
  await press(page, 'Make the key')
  await expect(page.getByText(/^tpk_/)).toBeVisible()
  await take('console-app-key')
  await press(page, 'I have put it away')
}

async function mails({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'mail')
  await expect(page.getByText('Own words')).toBeVisible()
  await take('console-mail')
  await press(page, /^Invitation/)
  const panel = page.getByRole('dialog', { name: 'Invitation' })
  await expect(panel.getByLabel('Subject')).toHaveValue('Welcome to {{organisation}}')
  await take('console-mail-words')
  await panel.getByRole('region', { name: 'Preview with made-up values' }).scrollIntoViewIfNeeded()
  await take('console-mail-preview')
  await page.keyboard.press('Escape')
}

async function ownPin({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'account')
  await take('console-account')
  await openView(page, chain.url, 'account/pin')
  await take('console-own-pin')
  await press(page, 'Change the PIN')
  await page.getByLabel('Current PIN').fill(chain.admin.pin)
  await expect(page.getByRole('radio')).toHaveCount(3)
  await page.getByRole('radio').nth(1).check({ force: true })
  await take('console-own-pin-offers')
  await press(page, 'Save my PIN')
  await expect(page.getByText('Your new PIN is saved')).toBeVisible()
  await take('console-own-pin-saved')
  await press(page, 'I know it by heart')
  await press(page, 'Change the PIN')
  await press(page, 'Type my own')
  await page.getByLabel('Current PIN').fill('40506')
  await page.getByLabel('New PIN', { exact: true }).fill('48302')
  await page.getByLabel('Once more').fill('48302')
  await press(page, 'Save my PIN')
  await expect(page.getByText(/That PIN did not match/)).toBeVisible()
  await take('console-own-pin-wrong')
  await press(page, 'I forgot my PIN')
  await take('console-own-pin-forgot')
  await page.keyboard.press('Escape')
}

async function recoveryCodes({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'account')
  await press(page, 'Make codes to print')
  await sign(page, chain.admin)
  await press(page, 'Make them')
  const codes = page.getByRole('region', { name: 'Recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await codes.scrollIntoViewIfNeeded()
  await take('console-recovery-codes')
  await onPaper(page, () => take('paper-recovery-codes'))
}

async function longerPins({ page, chain, take }: ConsoleStage): Promise<void> {
  await openView(page, chain.url, 'pin-rules')
  await take('console-pin-rules')
  await page.getByLabel('Shortest PIN').selectOption('6')
  const question = page.getByRole('group', { name: 'What about the PINs that people have?' })
  await question.getByRole('radio', { name: /New PINs for everybody/ }).check({ force: true })
  await page.getByLabel('Old PINs').selectOption('7')
  await question.scrollIntoViewIfNeeded()
  await take('console-pin-rules-longer')
  await sign(page, chain.admin)
  await press(page, 'Save the rules')
  await expect(page.getByText('The PIN rules are saved.')).toBeVisible()
  await openView(page, chain.url, 'pin-renewal')
  await take('console-pin-renewal-running')
  await expect(page.getByText(/Everybody’s turn came/)).toBeVisible({ timeout: 60_000 })
  await openView(page, chain.url, 'pin-renewal')
  await take('console-pin-renewal')
  await press(page, 'Open the sheet …')
  await sign(page, chain.admin)
  await press(page, 'Show them')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/^\d{6}$/)
      .first(),
  ).toBeVisible()
  await take('console-pin-sheet')
  await onPaper(page, () => take('paper-pin-slips'))
  await page.keyboard.press('Escape')
}

/** As a printer gets it. */
async function onPaper(page: Page, photograph: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
  await photograph()
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
  await page.emulateMedia({ media: null })
}
