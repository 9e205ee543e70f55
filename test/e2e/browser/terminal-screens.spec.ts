import { expect, type Page } from '@playwright/test'
import { test } from '../../support/gallery/gallery-test.ts'

const open = (page: Page, url: string, state: string, language = 'en') => page.goto(`${url}?state=${state}&language=${language}`)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
/** What the screens asked of the shell. */
const asked = (page: Page) => page.evaluate(() => window.gallery.asked)

test.describe('user name and password', () => {
  test('TRM-7 types user name and password on the on-screen keyboard', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password')
    const board = page.getByRole('region', { name: 'On-screen keyboard' })
    const tap = (name: string) => board.getByRole('button', { name, exact: true }).tap()
    await page.getByLabel('User name').tap()
    for (const key of ['s', 'o', 'f', 'x', 'Delete', '.', 'l']) await tap(key)
    await page.getByLabel('Password', { exact: true }).tap()
    for (const key of ['Shift', 'P', 'a', 'Digits and symbols', '#', 'More symbols', '{', 'Letters', 'Space', '7']) await tap(key)
    await tap('Sign in')
    expect(await asked(page)).toEqual([['signInWithPassword', { username: 'sof.l', password: 'Pa#{ 7' }]])
  })

  test('TRM-7 leaves the caret where it was put', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password')
    const username = page.getByLabel('User name')
    await username.fill('sfia')
    await username.press('Home')
    await username.press('ArrowRight')
    await button(page, 'o').tap()
    await expect(username).toHaveValue('sofia')
  })

  test('LOG-2 wipes the password from its field when it leaves', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password')
    await page.getByLabel('User name').fill('sofia')
    await page.getByLabel('Password', { exact: true }).fill('correct horse')
    await page.getByLabel('Password', { exact: true }).press('Enter')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await expect(page.getByLabel('User name')).toHaveValue('sofia')
  })

  test('TRM-6 says beside an empty field what it needs, and asks nothing', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password-organisation')
    await page.getByLabel('Organisation').fill('Not a short name')
    await page.getByLabel('Password', { exact: true }).fill('correct horse')
    await button(page, 'Sign in').click()
    await expect(page.getByLabel('Organisation')).toHaveAccessibleDescription('Write its short name, such as corner-shop.')
    await expect(page.getByLabel('User name')).toHaveAccessibleDescription('Type your user name.')
    await expect(page.getByLabel('Organisation')).toBeFocused()
    expect(await asked(page)).toEqual([])
  })

  test('GRD-8 says how many passwords are left, and what follows', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password-wrong')
    await expect(page.getByText('User name and password do not match. 2 more tries, then a wait of 15 minutes.')).toBeVisible()
  })

  test('DEV-11 leads from the keypad to the password and back', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'pin')
    await button(page, 'Use password instead').click()
    await page.evaluate(() => window.gallery.show('password'))
    await button(page, 'Use PIN instead').click()
    expect(await asked(page)).toEqual([
      ['usePassword', undefined],
      ['usePin', undefined],
    ])
  })
})

test.describe('without a touch screen', () => {
  test.use({ hasTouch: false })

  test('TRM-7 the on-screen keyboard comes when it is asked for', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'password')
    await expect(page.getByRole('region', { name: 'On-screen keyboard' })).toBeHidden()
    await button(page, 'Keyboard').click()
    await expect(page.getByRole('region', { name: 'On-screen keyboard' })).toBeVisible()
  })
})

test.describe('approval', () => {
  test('DEV-3 approves with the name that stands there', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval')
    await page.getByLabel('Name of this register').fill('  Till by the door ')
    await button(page, 'Approve').click()
    expect(await asked(page)).toEqual([['approve', { name: 'Till by the door' }]])
  })

  test('DEV-4 declines once, or for good', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval')
    await button(page, 'Not now').click()
    await page.getByLabel(/^Don’t offer this/).check()
    await button(page, 'Not now').click()
    expect(await asked(page)).toEqual([
      ['declineApproval', { dontAskAgain: false }],
      ['declineApproval', { dontAskAgain: true }],
    ])
  })

  test('DEV-2 from Settings there is nothing not to ask again', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval-settings')
    await expect(button(page, 'Back')).toBeVisible()
    await expect(page.getByRole('checkbox')).toHaveCount(0)
  })

  test('DEV-12 re-attaches to the record that was picked, and takes its name', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval-again')
    await page.getByRole('radio', { name: /^Back office/ }).check()
    await expect(page.getByLabel('Name of this register')).toHaveValue('Back office')
    await button(page, 'Approve').click()
    expect(await asked(page)).toEqual([['approve', { name: 'Back office', replaces: '019383f0-0000-7000-8000-0000000000a2' }]])
  })

  test('DEV-12 takes a device for new until somebody says otherwise', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval-again')
    await button(page, 'Approve').click()
    expect(await asked(page)).toEqual([['approve', { name: 'Register 2' }]])
  })

  test('DEV-3 does not send an empty name', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'approval')
    await page.getByLabel('Name of this register').fill('   ')
    await button(page, 'Approve').click()
    await expect(page.getByLabel('Name of this register')).toHaveAccessibleDescription('Give it a name of 1 to 60 characters.')
    expect(await asked(page)).toEqual([])
  })
})

test.describe('home', () => {
  test('TRM-2 locks, switches and signs out', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'home')
    for (const name of [/^Lock/, /^Switch user/, /^Sign out/]) await page.getByRole('button', { name }).click()
    expect((await asked(page)).map(([channel]) => channel)).toEqual(['lock', 'switchUser', 'signOut'])
  })

  test('DEV-2 Settings > Log in with PIN code leads to the approval', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'home-lead')
    await page.getByRole('button', { name: /Sofia Lindqvist/ }).click()
    await page.getByRole('menuitem', { name: /^Log in with PIN code/ }).click()
    await button(page, 'Approve this register').click()
    expect((await asked(page)).map(([channel]) => channel)).toEqual(['openApproval'])
  })

  test('DEV-2 before activation the page says so, and where to activate', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'home-before')
    await page.getByRole('button', { name: /Sofia Lindqvist/ }).click()
    await page.getByRole('menuitem', { name: /^Log in with PIN code/ }).click()
    await expect(page.getByText('PIN login has not been switched on in this shop')).toBeVisible()
    await expect(page.getByText('My account > Log in with PIN code > Activate')).toBeVisible()
    await expect(button(page, 'Approve this register')).toHaveCount(0)
  })

  test('DEV-1 staff are offered no approval', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'home-staff')
    await page.getByRole('button', { name: /Amara Okafor/ }).click()
    await page.getByRole('menuitem', { name: /^Log in with PIN code/ }).click()
    await expect(button(page, 'Approve this register')).toHaveCount(0)
  })

  test('TRM-6 the menu is walked with arrow keys and closed with Escape', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'home')
    const opener = page.getByRole('button', { name: /Amara Okafor/ })
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: /^Language/ })).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menuitem', { name: /^Log in with PIN code/ })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await expect(opener).toBeFocused()
  })
})

test.describe('a paused device', () => {
  test('GRD-9 says who can lift it, and leads there', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'paused')
    await expect(page.getByText('An admin or manager signs in here, sees the tries and opens the keypad again.')).toBeVisible()
    await button(page, 'Sign in with a password').click()
    expect(await asked(page)).toEqual([['usePassword', undefined]])
  })

  test('GRD-9 shows the tries and the chance, and lifts on a yes', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'lift')
    await expect(page.getByText('10 of 32 that a day allows')).toBeVisible()
    await expect(page.getByText('1.8%')).toBeVisible()
    await button(page, 'Open the keypad').click()
    await button(page, 'Leave it paused').click()
    expect((await asked(page)).map(([channel]) => channel)).toEqual(['lift', 'declineLift'])
  })

  test('GRD-9 cannot be lifted here a third time', async ({ page, galleryUrl }) => {
    await open(page, galleryUrl, 'lift-used-up')
    await expect(button(page, 'Open the keypad')).toHaveCount(0)
  })
})

test('TRM-3 an unreachable server is said in words, and tried again on request', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'unreachable')
  await expect(page.getByText('It keeps trying and will be back by itself.')).toBeVisible()
  await expect(page.getByText('cleared, type it again')).toBeVisible()
  await button(page, 'Try now').click()
  expect(await asked(page)).toEqual([['retryNow', undefined]])
})

test('TRM-6 speaks another language from the moment it is chosen', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'pin')
  await button(page, 'Language: English').click()
  await page.getByRole('radio', { name: 'Deutsch' }).check()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('button', { name: 'Schließen' }).click()
  await expect(page.getByRole('heading', { name: 'PIN eingeben' })).toBeVisible()
  await expect(page.getByText(/Samstag/)).toBeVisible()
})

test('TRM-6 paints the chosen theme and contrast', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'pin')
  await button(page, 'Easier to use').click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: /^High/ }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
})

test('TRM-4 digits typed while a sheet is open go nowhere', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'pin')
  await button(page, 'Easier to use').click()
  await page.keyboard.type('27409')
  await page.keyboard.press('Escape')
  await expect(button(page, 'Easier to use')).toBeFocused()
  await expect(page.getByLabel('0 of 5 digits typed')).toBeVisible()
  expect(await asked(page)).toEqual([])
})
