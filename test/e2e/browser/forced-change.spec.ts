import { expect, test, type Page } from '@playwright/test'
import type { OrganisationRow } from '../../../server/db/schema.ts'
import { keepersOf } from '../../support/heap.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { cashiersOf } from '../../support/pages/cashiers.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, wrongPins } from '../../support/pages/open-terminal.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { plainStorage } from './browser-storage.ts'

let server: TestServer

test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

const demand = (columns: Partial<OrganisationRow>) => server.database.query.updateTable('organisations').set(columns).execute()

async function expectNowhere(page: Page, ...pins: string[]): Promise<void> {
  const seen = (await page.content()) + (await plainStorage(page))
  for (const pin of pins) expect(seen).not.toContain(pin)
  expect(await keepersOf(page, ...pins)).toEqual([])
}

test('FRC-1 FRC-2 FRC-4 a cashier whose PIN somebody else set chooses picture, words and a new PIN, and is in', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await demand({ pin_change_given: 1, security_images: 'asked' })
  await terminal.tapPin(amara.pin)
  await terminal.expectSays('Choose your picture')
  await expect(page.getByText(amara.displayName)).toBeVisible()
  await page.getByRole('radio', { name: 'Snail' }).check({ force: true })
  await terminal.press('Next')
  await page.getByLabel('Your words').fill('Twelve apples')
  await page.keyboard.press('Enter')
  await terminal.expectSays('Choose a new PIN')
  await terminal.expectSays('Twelve apples')
  const [chosen = '', other = ''] = wrongPins(server, 2)
  await terminal.tapPin(chosen)
  await terminal.expectSays('The same once more')
  await terminal.tapPin(other)
  await terminal.expectSays('The two were not the same.')
  await terminal.tapPin(chosen)
  await terminal.expectSays('The same once more')
  await terminal.tapPin(chosen)
  await terminal.expectHome(firstNameOf(amara))
  await terminal.expectSays('new from now on')
  await expectNowhere(page, chosen, other)
  await terminal.signOut()
  await terminal.tapPin(amara.pin)
  await terminal.expectSays('That PIN did not match.')
  await terminal.tapPin(chosen)
  await terminal.expectHome(firstNameOf(amara))
})

test('FRC-2 POL-9 where none is typed, one of three is chosen and typed once; none of them stays behind', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await demand({ pin_change_given: 1, pins_generated_only: 1 })
  await terminal.tapPin(amara.pin)
  const offers = page.getByRole('list', { name: 'PINs to choose from' }).getByRole('button')
  await expect(offers).toHaveCount(3)
  const pins = await offers.allTextContents()
  await offers.nth(1).click()
  await terminal.expectSays('Type it once')
  await terminal.tapPin(pins[1] ?? '')
  await terminal.expectHome(firstNameOf(amara))
  await expectNowhere(page, ...pins)
})

test('FRC-1 FRC-4 "Not you?" leads back to the keypad, where neither name nor picture nor words stand', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await demand({ pin_change_given: 1, security_images: 'optional' })
  await server.database.query
    .updateTable('users')
    .set({ security_image: 'snail', personal_phrase: 'Twelve apples' })
    .where('id', '=', amara.id)
    .execute()
  await terminal.tapPin(amara.pin)
  await terminal.expectSays('Twelve apples')
  await terminal.press('Not you? Back')
  await terminal.expectSays('Enter your PIN')
  await expect(page.getByText('Twelve apples')).toHaveCount(0)
  await expect(page.getByText(amara.displayName)).toHaveCount(0)
})

test('FRC-2 POL-9 a PIN that cannot be used is said beside the pad, and the next one opens', async ({ page }) => {
  const [amara, other] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await demand({ pin_change_given: 1 })
  await terminal.tapPin(amara.pin)
  await terminal.expectSays('Somebody else set your PIN.')
  for (const pin of [other.pin, other.pin]) await terminal.tapPin(pin)
  await terminal.expectSays('This PIN cannot be used.')
  for (const pin of [amara.pin, amara.pin]) await terminal.tapPin(pin)
  await terminal.expectSays('You have this PIN, or had it lately.')
  const [chosen = ''] = wrongPins(server, 1)
  for (const pin of [chosen, chosen]) await terminal.tapPin(pin)
  await terminal.expectHome(firstNameOf(amara))
})

test('FRC-3 FRC-4 who has a password chooses picture and words under Edit account, and the register shows them', async ({
  page,
  browser,
}) => {
  const [amara] = cashiersOf(server)
  await demand({ pin_change_given: 1, security_images: 'optional' })
  const console_ = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/account`)
  await console_.signIn(amara)
  await page.getByRole('radio', { name: 'Snail' }).check({ force: true })
  await page.getByLabel('Your words').fill('Twelve apples')
  await page.getByRole('button', { name: 'Save picture and words' }).click()
  await console_.expectSays('Picture and words are saved.')
  expect(await faultsOf(page, { within: 'main' })).toEqual([])
  const terminal = await openApproved(await browser.newPage(), server)
  await terminal.tapPin(amara.pin)
  await terminal.expectSays('Twelve apples')
  await expect(terminal.page.getByRole('img', { name: 'Snail' })).toBeVisible()
})
