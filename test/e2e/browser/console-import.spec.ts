import { expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { countUsers, fileOf, ImportPage, neverActivated } from '../../support/pages/import-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
let desk: ImportPage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ImportPage(page)
})
test.afterEach(() => server.stop())

test('USR-6 users come in from a CSV file: columns are guessed, rows previewed, PINs taken over, results told row by row', async ({
  page,
}) => {
  await neverActivated(server)
  await desk.begin(server)
  const file = [
    'Voornaam;Achternaam;Gebruikersnaam;E-mail;Rol;Manier van inloggen;Pincode',
    'Zoë;"Nul; Een";zoe;zoe@example.com;Medewerker;Wachtwoord en pincode;00742',
    'Łukasz;Ωmega;;;;Alleen pincode;',
    `Taken;Pin;;;;Alleen pincode;${server.admin.pin}`,
    'No;Role;norole;;Chef;;',
    ';;noname;;;;',
    'Bad;Mail;badmail;nowhere;;;',
    'Zoë;Again;ZOE;;;;',
    'Short;Pin;;;;Alleen pincode;742',
    '=cmd();<b>x</b>;;;;Alleen pincode;',
  ].join('\r\n')
  await desk.chooseFile(`\uFEFF${file}\r\n`, '<img src=x onerror=alert(1)> ‮gnp.csv')
  await desk.expectSays('9 rows, parted by semicolons, read as UTF-8.')
  await expect(page.locator('img')).toHaveCount(0)
  await expect(page.getByLabel('First name')).toHaveValue('0')
  await expect(page.getByLabel('User name')).toHaveValue('2')
  await expect(desk.row('Chef')).toContainText('Not a role: Admin, Manager or Staff.')
  await expect(desk.row('noname')).toContainText('No name.')
  await expect(desk.row('nowhere')).toContainText('Not an e-mail address.')
  await expect(desk.row('Zoë Again')).toContainText('This user name is in the file twice.')
  await expect(desk.row('Short Pin')).toContainText('Too short for 5 digits; a spreadsheet may have taken zeros from the front.')
  // The preview holds no PIN against others (POL-9).
  await expect(desk.row('Taken Pin')).not.toContainText('PIN:')
  await desk.expectSays('5 rows can come in. 4 rows stay out. One PIN cannot be used')
  await desk.sign('Import 5 people', server.admin)
  await desk.expectSays('5 people are added')
  await desk.expectSays('4 rows stayed out.')
  await expect(desk.row('Zoë Nul; Een')).toContainText('as in the file')
  await expect(desk.row('Taken Pin')).toContainText('The file’s PIN cannot be used; this one was generated.')
  await expect(desk.row('Chef').or(desk.row('No Role'))).toContainText(/Not added.*Not a role/)
  await desk.expectSays('People with a password choose it themselves.')
  const text = await desk.save()
  expect(text).toContain(`'=cmd() <b>x</b>`)
  const generated = /Łukasz Ωmega,,,Added,'?(\d{5})\r\n/.exec(text)?.[1] ?? 'none'
  const { send } = await openConsole(server, server.admin)
  expect((await send('PUT', '/v1/pin-login', { active: true, acceptRisk: true })).status).toBe(200)
  const till = await openApprovedTill(server)
  expect((await till.tap('00742')).session?.user.displayName).toBe('Zoë Nul; Een')
  expect((await till.tap(generated)).session?.user.displayName).toBe('Łukasz Ωmega')
  expect((await till.tap(server.admin.pin)).session?.user.id).toBe(server.admin.id)
})

test('USR-6 the same file again adds nobody twice', async ({ page }) => {
  await desk.begin(server)
  const before = await countUsers(server)
  for (const said of ['3 people are added', '3 were there already.']) {
    await desk.chooseFile('Name,User name,E-mail\nZoë,zoe,\nLinh,,linh@example.com\nMateusz,,\n')
    await page.getByLabel('Login method').last().selectOption('pin_only')
    await desk.sign('Import 3 people', server.admin)
    await desk.expectSays(said)
    await desk.save()
    await page.getByRole('button', { name: 'Another file' }).click()
  }
  expect(await countUsers(server)).toBe(before + 3)
})

test('USR-6 a file that cannot be read is refused in words, and none of it is sent', async ({ page }) => {
  await desk.begin(server)
  const cases: [string | Buffer, string][] = [
    ['', 'This file is empty.'],
    [Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50)]), 'This is a spreadsheet.'],
    [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), 'This file is no text.'],
    ['\n , \n', 'There is no row in this file.'],
    ['Name\n"Zoë\nLinh', 'has a quotation mark that is not closed'],
    [fileOf(20_001), 'This file has more than 20,000 rows.'],
  ]
  for (const [text, said] of cases) {
    await desk.chooseFile(text)
    await desk.expectSays(said)
  }
  // 50 MB, made in the page: it is never read whole.
  await page.evaluate(`
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(50_000_000).fill(65)], 'huge.csv'))
    const input = document.querySelector('input[type=file]')
    input.files = data.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  `)
  await desk.expectSays('This file has more than 10 MB.')
  await desk.chooseFile(Buffer.from('Naam\tE-mail\nZo\u00eb M\u00fcller\tz@example.com\n', 'latin1'))
  await desk.expectSays('One row, parted by tabs, read as Windows-1252')
  await expect(desk.row('Zoë Müller')).toBeVisible()
  await page.getByRole('button', { name: 'Another file' }).click()
  await desk.chooseFile(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name\nŽofie\n', 'utf16le')]))
  await desk.expectSays('read as UTF-16.')
  await expect(desk.row('Žofie')).toBeVisible()
})

test('USR-6 after the first activation PINs of a file stay out, with the reason, and zeros that a spreadsheet took come back before it', async ({
  page,
}) => {
  await desk.begin(server, server.manager)
  await desk.expectSays('PIN login was activated before')
  await desk.chooseFile('Name,PIN\nZoë,742\n')
  await expect(page.getByLabel('PIN', { exact: true })).toBeDisabled()
  await expect(desk.row('Zoë')).not.toContainText('742')
  await neverActivated(server)
  await page.reload()
  await desk.chooseFile('Name,PIN\nZoë,742\n')
  await page.getByLabel('Put lost zeros back').check({ force: true })
  await expect(desk.row('Zoë')).toContainText('00742')
  await desk.sign('Import one person', server.manager)
  await expect(desk.row('Zoë')).toContainText('as in the file')
})

test('USR-5 USR-6 a manager imports no admin: the row says so before and after', async () => {
  await desk.begin(server, server.manager)
  await desk.chooseFile('Name,Role\nZoë,Admin\nLinh,Manager\n')
  await expect(desk.row('Zoë')).toContainText('Only an admin can add an admin.')
  await desk.sign('Import one person', server.manager)
  await expect(desk.row('Zoë')).toContainText(/Not added.*Only an admin can add an admin\./)
  await desk.save()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`USR-6 TRM-6 axe finds nothing on the pages of an import, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await desk.begin(server)
    const good = async (ready: string) => {
      await desk.expectSays(ready)
      for (const size of [
        { width: 360, height: 740 },
        { width: 1440, height: 900 },
      ]) {
        await page.setViewportSize(size)
        await desk.expectNoSidewaysScroll()
        expect(await faultsOf(page)).toEqual([])
      }
    }
    await good('Drop a CSV file here')
    await desk.chooseFile('')
    await good('This file is empty.')
    await desk.chooseFile('Name,E-mail,Role\nZoë,z@example.com,Staff\nLinh,nowhere,Chef\n')
    await good('One row stays out.')
    await desk.sign('Import one person', server.admin)
    await good('One person is added')
  })
}
