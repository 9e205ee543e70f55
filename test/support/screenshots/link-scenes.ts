import { expect, type Page } from '@playwright/test'
import { ConsolePage } from '../pages/console-page.ts'
import type { ConsoleStage } from './console-stage.ts'

/** What somebody sees who is not signed in: links from mails, codes for what was forgotten, and the PIN after the password. */
export async function playLinks(stage: ConsoleStage): Promise<void> {
  await newPinLink(stage)
  await forgottenPassword(stage)
  await pinCode(stage)
  await secondStep(stage)
  await firstPin(stage)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The newest of what stands in mails. */
async function mailed({ mails }: ConsoleStage['chain'], what: RegExp): Promise<string> {
  const found = () => mails.received.flatMap(({ mail }) => what.exec(mail.text ?? '')?.[0] ?? [])
  await expect.poll(found, { timeout: 20_000 }).not.toEqual([])
  return found().at(-1) ?? ''
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
}

/** Somebody is added by whoever is signed in; the mails with their links are opened where nobody is. */
async function newPinLink({ page, chain, take }: ConsoleStage): Promise<void> {
  const desk = new ConsolePage(page)
  await chain.database.query.updateTable('organisations').set({ pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 }).execute()
  await open(page, `${chain.url}/console/#/users`)
  await press(page, 'Add a user')
  await page.getByLabel('Name', { exact: true }).fill('Jip Rademaker')
  await page.getByLabel('User name', { exact: true }).fill('jip')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('jip@korenbloem.example')
  await press(page, 'Add')
  const link = await mailed(chain, /https?:\S+#\/new-pin\/\S+/)
  await expect(page.getByText(/is on its way to/)).toBeVisible()
  await take('console-user-added')
  await page.keyboard.press('Escape')
  await desk.signOut()
  await open(page, link)
  await expect(page.getByRole('heading', { name: 'Your new PIN is here' })).toBeVisible()
  await take('console-pin-link')
  await press(page, 'Show my PIN')
  await expect(page.getByText(/^\d{6}$/)).toBeVisible()
  await take('console-pin-link-open')
  await press(page, 'I know it: hide it')
  await take('console-pin-link-over')
  await open(page, link)
  await expect(page.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
  await take('console-pin-link-gone')
  await open(page, await mailed(chain, /https?:\S+#\/invitation\/\S+/))
  await page.getByLabel('New password', { exact: true }).fill('1234567890')
  await take('console-invitation-link')
}

async function forgottenPassword({ page, chain, take }: ConsoleStage): Promise<void> {
  await open(page, `${chain.url}/console/`)
  await press(page, 'Forgot your password?')
  await take('console-forgotten')
  await press(page, 'I have a printed code')
  await take('console-recover')
}

async function pinCode({ page, chain, take }: ConsoleStage): Promise<void> {
  await chain.database.query
    .updateTable('users')
    .set({ email: 'cashier@korenbloem.example', email_verified_at: 1 })
    .where('username', '=', chain.cashier.username)
    .execute()
  await open(page, `${chain.url}/console/`)
  await press(page, 'Forgot your PIN?')
  await page.getByLabel('User name or e-mail').fill('cashier@korenbloem.example')
  await take('console-pin-code')
  await press(page, 'Mail me the code')
  await page.getByLabel('Code from the mail').fill(await mailed(chain, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m))
  await take('console-pin-code-type')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio')).toHaveCount(3)
  await page.getByRole('radio').first().check({ force: true })
  await take('console-pin-code-choose')
  await press(page, 'Save the PIN')
  await expect(page.getByRole('heading', { name: 'Your new PIN is saved.' })).toBeVisible()
  await take('console-pin-code-saved')
}

const both = { pin_need_admin: 'second_step', pin_need_manager: 'second_step', security_images: 'asked' } as const

async function secondStep({ page, chain, take }: ConsoleStage): Promise<void> {
  await chain.database.query.updateTable('organisations').set(both).execute()
  await open(page, `${chain.url}/console/`)
  await new ConsolePage(page).signIn(known(chain.admin))
  await expect(page.getByRole('heading', { name: 'Now your PIN' })).toBeVisible()
  await take('console-second-step')
}

async function firstPin({ page, chain, take }: ConsoleStage): Promise<void> {
  const gone = chain.database.query.selectFrom('users').select('id').where('username', '=', chain.manager.username)
  await chain.database.query.deleteFrom('pins').where('user_id', 'in', gone).execute()
  await open(page, `${chain.url}/console/`)
  await new ConsolePage(page).signIn(known(chain.manager))
  await expect(page.getByRole('heading', { name: 'Choose your PIN' })).toBeVisible()
  await take('console-first-pin')
  await press(page, 'Choose one of three')
  await take('console-first-pin-offers')
}

const known = ({ username, password }: { username: string | null; password: string | null }) => ({
  username: username ?? '',
  password: password ?? '',
})
