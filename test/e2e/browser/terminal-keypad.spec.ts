import { expect, type Page } from '@playwright/test'
import { test } from '../../support/gallery/gallery-test.ts'
import { keepersOf } from '../../support/heap.ts'

/** Any PIN that neither the bundle nor the browser has as a string of its own. */
const pin = '27409'

/** Events tell when they were made. */
const awake = test.extend({ frozen: ({}, use) => use(null) })

const open = async (page: Page, url: string, state = 'pin') => {
  await page.goto(`${url}?state=${state}`)
  await page.getByRole('group', { name: 'Digits' }).waitFor()
}
const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const expectTyped = (page: Page, count: number) => expect(page.getByLabel(`${count} of 5 digits typed`)).toBeVisible()
const pinsAsked = (page: Page) =>
  page.evaluate(() => window.gallery.asked.filter(([channel]) => channel === 'signInWithPin').map(([, argument]) => argument))

test('TRM-4 takes a PIN by finger', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  for (const digit of pin) await key(page, digit).tap()
  expect(await pinsAsked(page)).toEqual([{ pin }])
})

test('TRM-4 takes a PIN by mouse', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  for (const digit of pin) await key(page, digit).click()
  expect(await pinsAsked(page)).toEqual([{ pin }])
})

test('TRM-4 takes a PIN by keyboard and by numeric pad', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  await page.keyboard.type('274')
  await page.keyboard.press('Numpad0')
  await page.keyboard.press('Numpad9')
  expect(await pinsAsked(page)).toEqual([{ pin }])
})

awake('TRM-4 a page that was busy while somebody typed has every digit, also twice the same', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  const browser = await page.context().newCDPSession(page)
  const begun = Date.now() / 1000
  // Each was pressed 110 ms after the one before; all are heard at once.
  const pressed = ['2', '7', '4', '0', '0'].flatMap((key, at) =>
    (['keyDown', 'keyUp'] as const).map((type, then) => ({ type, key, code: `Digit${key}`, timestamp: begun + at * 0.11 + then * 0.06 })),
  )
  await Promise.all(pressed.map((event) => browser.send('Input.dispatchKeyEvent', event)))
  expect(await pinsAsked(page)).toEqual([{ pin: '27400' }])
})

test('TRM-6 takes a PIN with Tab and Enter alone', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  for (const digit of pin) {
    await key(page, digit).focus()
    await page.keyboard.press('Enter')
  }
  expect(await pinsAsked(page)).toEqual([{ pin }])
})

test('PIN-9 the enter key submits where lengths are mixed, also from the keyboard after a tap', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'pin-enter')
  for (const digit of '2740') await key(page, digit).click()
  await page.keyboard.press('Enter')
  expect(await pinsAsked(page)).toEqual([{ pin: '2740' }])
})

test('TRM-4 the dot lights when the finger comes down, in the same frame', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  await page.evaluate(() => {
    window.addEventListener(
      'pointerdown',
      () => requestAnimationFrame(() => (document.title = document.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '')),
      { capture: true },
    )
  })
  await key(page, '7').hover()
  await page.mouse.down()
  await expect(page).toHaveTitle('1 of 5 digits typed')
  await page.mouse.up()
  await expectTyped(page, 1)
})

test.describe('with a clock that is told the time', () => {
  test.beforeEach(async ({ page, galleryUrl }) => {
    await page.clock.install()
    await open(page, galleryUrl)
    await page.clock.pauseAt(new Date(Date.now() + 60_000))
  })

  test('TRM-4 the same key within 80 ms counts once', async ({ page }) => {
    await page.keyboard.press('7')
    await page.clock.runFor(79)
    await page.keyboard.press('7')
    await expectTyped(page, 1)
    await page.clock.runFor(1)
    await page.keyboard.press('7')
    await expectTyped(page, 2)
  })

  test('TRM-4 a held key counts once', async ({ page }) => {
    await page.keyboard.down('7')
    await page.clock.runFor(600)
    await page.keyboard.down('7')
    await page.keyboard.down('7')
    await expectTyped(page, 1)
  })

  test('TRM-4 keys within 500 ms of a submit count for nothing', async ({ page }) => {
    await page.keyboard.type(pin)
    await page.evaluate(() => window.gallery.show('pin-wrong'))
    await expect(page.getByText('That PIN did not match.')).toBeVisible()
    await page.clock.runFor(499)
    await page.keyboard.press('1')
    await expectTyped(page, 0)
    await page.clock.runFor(1)
    await page.keyboard.press('1')
    await expectTyped(page, 1)
  })

  test('TRM-4 a partial entry is cleared after 5 seconds', async ({ page }) => {
    await page.keyboard.type('27')
    await page.clock.runFor(4999)
    await expectTyped(page, 2)
    await page.clock.runFor(1)
    await expectTyped(page, 0)
  })

  test('TRM-4 keys rest while a PIN is on its way', async ({ page }) => {
    await page.evaluate(() => window.gallery.show('pin-busy'))
    await page.clock.runFor(1000)
    await expect(page.getByRole('heading', { name: 'One moment' })).toBeVisible()
    await page.keyboard.type(pin)
    expect(await pinsAsked(page)).toEqual([])
  })

  test('TRM-1 idleness is reported after the time the shop set, and not before', async ({ page }) => {
    const reported = () => page.evaluate(() => window.gallery.asked.filter(([channel]) => channel === 'reportIdle').length)
    await page.evaluate(() => window.gallery.show('home'))
    await page.clock.runFor(200_000)
    await page.keyboard.press('Shift')
    await page.clock.runFor(299_000)
    expect(await reported()).toBe(0)
    await page.clock.runFor(1000)
    expect(await reported()).toBe(1)
  })
})

test('GRD-9 a wrong PIN says in words how many tries are left, and what follows', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'pin-wrong')
  await expect(page.getByText('That PIN did not match.')).toBeVisible()
  await expect(page.getByText('3 more tries, then a wait of one minute.')).toBeVisible()
  await page.evaluate(() => window.gallery.show('pin-last-try'))
  await expect(page.getByText('One more try, then PINs pause here.')).toBeVisible()
})

test('TRM-4 no PIN stays in the page or in its heap', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl)
  expect(await keepersOf(page, pin)).toEqual([])
  for (const digit of pin) await key(page, digit).click()
  expect(await keepersOf(page, pin)).not.toEqual([])
  // The fake shell kept what it was asked; a real one hands it on.
  await page.evaluate(() => {
    window.gallery.asked.length = 0
    window.gallery.show('pin-wrong')
  })
  await expect(page.getByText('That PIN did not match.')).toBeVisible()
  expect(await keepersOf(page, pin)).toEqual([])
  expect(await page.content()).not.toContain(pin)
})
