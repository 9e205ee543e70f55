import { expect, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  await server.database.query.updateTable('users').set({ pin_for_signing: 1 }).where('id', '=', server.manager.id).execute()
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/users`)
})
test.afterEach(() => server.stop())

const ownPin = () => desk.page.getByLabel('Your own PIN', { exact: true }).filter({ visible: true })
const ownPassword = () => desk.page.getByLabel('Your own password', { exact: true }).filter({ visible: true })
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).click()
const signatures = async (type: string) =>
  (await server.database.query.selectFrom('audit_events').select('details').where('type', '=', type).execute()).map(
    ({ details }) => (JSON.parse(details) as { signedWith: string }).signedWith,
  )

async function openPinOf(person: { displayName: string }): Promise<void> {
  await press(person.displayName)
  await press('PIN')
  await desk.page.getByRole('radio', { name: 'Generate it' }).check()
}

test('SIGN-1 who switched it on signs somebody’s new PIN with the own PIN, or with the password one tap away', async ({ page }) => {
  await desk.signIn(server.manager)
  await openPinOf(server.staffWithPassword)
  await press('Save the PIN')
  await expect(ownPin()).toHaveAccessibleDescription('Type your PIN.')
  await ownPin().fill(server.manager.pin)
  await press('Save the PIN')
  await expect(page.getByText(/^\d{5}$/)).toBeVisible()
  expect(await signatures('user.pin_set')).toContain('pin')
  await press('Set another PIN')
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await press('Use the password instead')
  await expect(ownPassword()).toBeFocused()
  await press('Use the PIN instead')
  await expect(ownPin()).toBeFocused()
  await press('Use the password instead')
  await desk.signChange(server.manager)
  await press('Save the PIN')
  await expect(page.getByText(/^\d{5}$/)).toBeVisible()
  expect((await signatures('user.pin_set')).filter((by) => by === 'password')).toHaveLength(1)
})

test('SIGN-1 a wrong PIN is taken out of its field and says what is left; the fifth asks for the password, after which the PIN signs again', async () => {
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await press(amara.displayName)
  await press('Block…')
  await expect(ownPin()).toBeFocused()
  for (const says of ['4 more tries', '3 more tries', '2 more tries', 'One more try']) {
    await ownPin().fill(amara.pin)
    await press('Block')
    await expect(ownPin()).toHaveAccessibleDescription(`That PIN did not match. ${says}, then the password.`)
    await expect(ownPin()).toHaveValue('')
    await expect(ownPin()).toBeFocused()
  }
  await ownPin().fill(amara.pin)
  await press('Block')
  await expect(ownPassword()).toBeFocused()
  await expect(ownPassword()).toHaveAccessibleDescription(/^Five PINs did not match\./)
  await expect(desk.page.getByRole('button', { name: 'Use the PIN instead' })).toHaveCount(0)
  await ownPassword().fill(server.manager.password)
  await press('Block')
  await press('Unblock…')
  await ownPin().fill(server.manager.pin)
  await press('Unblock')
  await expect(desk.page.getByRole('button', { name: 'Block…' })).toBeVisible()
  expect([await signatures('user.blocked'), await signatures('user.unblocked')]).toEqual([['password'], ['pin']])
})

test('SIGN-1 adding an admin or manager asks for a signature once the role is chosen, and adding staff for none', async ({ page }) => {
  await desk.signIn(server.manager)
  await press('Add a user')
  await page.getByLabel('Name', { exact: true }).fill('Mia Vos')
  await page.getByLabel('User name', { exact: true }).fill('mia')
  await expect(ownPin()).toHaveCount(0)
  await page.getByRole('radio', { name: /^Manager/ }).check()
  await desk.expectSays('An admin or manager can go on where you stop, so adding one is signed.')
  await press('Add')
  await expect(ownPin()).toHaveAccessibleDescription('Type your PIN.')
  await ownPin().fill(server.admin.pin)
  await press('Add')
  await expect(ownPin()).toHaveAccessibleDescription('That PIN did not match. 4 more tries, then the password.')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mia Vos')
  expect(await faultsOf(page)).toEqual([])
  await ownPin().fill(server.manager.pin)
  await press('Add')
  await desk.expectSays('Mia Vos is added.')
  expect(await signatures('user.created')).toContain('pin')
  await press('Close')
  await press('Add a user')
  await page.getByLabel('Name', { exact: true }).fill('Noor')
  await page.getByRole('radio', { name: /^Manager/ }).check()
  await page.getByRole('radio', { name: /^Staff/ }).check()
  await page.getByRole('radio', { name: 'PIN only' }).check()
  await expect(ownPin()).toHaveCount(0)
  await press('Add')
  await desk.expectSays('Noor is added.')
})

test('SIGN-1 ACC-2 another role is signed, and so is the link of a lead: nobody becomes one at an open console', async ({ page }) => {
  const { id } = server.staffWithPassword
  await desk.signIn(server.manager)
  await press(server.staffWithPassword.displayName)
  await page.getByRole('radio', { name: /^Manager/ }).check()
  await desk.expectSays('Another role, and address or login method of an admin or manager, are signed.')
  await page.getByRole('radio', { name: /^Staff/ }).check()
  await expect(ownPin()).toHaveCount(0)
  await page.getByRole('radio', { name: /^Manager/ }).check()
  await press('Use the password instead')
  await ownPassword().fill('not hers')
  await press('Save')
  await desk.expectSays('That is not your password.')
  await ownPassword().fill(server.manager.password)
  await press('Save')
  await desk.expectSays('Saved.')
  await expect(ownPassword()).toHaveCount(0)
  expect(await signatures('user.changed')).toEqual(['password'])
  await server.database.query.updateTable('users').set({ password_hash: null }).where('id', '=', id).execute()
  await page.reload()
  await press(server.staffWithPassword.displayName)
  await press('Invite')
  await desk.expectSays('Whoever opens it first goes on as this admin or manager')
  await expect(ownPin()).toBeFocused()
  await ownPin().fill(server.manager.pin)
  await press('Invite')
  await expect(page.getByText('/console/#/invitation/')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 760 })
  await desk.expectNoSidewaysScroll()
})

test('FRC-4 image and phrase of who signs stand beside the field for the PIN, and beside no password', async ({ page }) => {
  const known = { security_image: 'sailboat', personal_phrase: 'Tea before <b>tills</b>' } as const
  await server.database.query.updateTable('users').set(known).where('id', '=', server.manager.id).execute()
  await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
  await openApprovedTill(server, 'Register 1')
  await desk.signIn(server.manager)
  await desk.open('Log in with PIN code')
  await desk.choose('Register 1', 'Revoke…')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: 'Sailing boat' })).toHaveCSS('width', '32px')
  await expect(dialog.getByRole('img', { name: 'Sailing boat' })).toHaveCSS('padding-left', '0px')
  await expect(dialog.getByText('Tea before <b>tills</b>')).toBeVisible()
  await press('Use the password instead')
  await expect(dialog.getByRole('img', { name: 'Sailing boat' })).toHaveCount(0)
  await press('Use the PIN instead')
  await page.keyboard.type(server.manager.pin)
  await page.keyboard.press('Enter')
  await expect(desk.row('Register 1').getByText('Revoked')).toBeVisible()
  expect(await signatures('device.revoked')).toEqual(['pin'])
})

test('FRC-4 image and phrase stand beside the current PIN where the own one is changed', async ({ page }) => {
  const known = { security_image: 'umbrella', personal_phrase: 'Rain again' } as const
  await server.database.query.updateTable('users').set(known).where('id', '=', server.manager.id).execute()
  await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
  await desk.signIn(server.manager)
  await desk.open('Edit account')
  await page.getByRole('link', { name: /about your PIN$|own$|recover it$/ }).click()
  await press('Change the PIN')
  await expect(page.getByLabel('Current PIN')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Umbrella' })).toBeVisible()
  await desk.expectSays('Rain again')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing where a PIN signs, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const known = { security_image: 'sailboat', personal_phrase: 'Sixty characters of tea, before anybody opens the first till' } as const
    await server.database.query.updateTable('users').set(known).where('id', '=', server.manager.id).execute()
    await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
    await desk.signIn(server.manager)
    await press(server.staffWithPassword.displayName)
    await press('Block…')
    await ownPin().fill('4821')
    await press('Block')
    await desk.expectSays('That PIN did not match')
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 760 })
      await desk.expectNoSidewaysScroll()
      expect(await faultsOf(page)).toEqual([])
    }
  })
}
