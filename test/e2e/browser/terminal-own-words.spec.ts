import { expect, type Locator, type Page } from '@playwright/test'
import { sizes, test } from '../../support/gallery/gallery-test.ts'

const open = (page: Page, url: string, state: string) => page.goto(`${url}?state=${state}&language=en`)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Whether a finger that aims at its middle hits it, as the page stands. */
const isHit = (target: Locator) =>
  target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

test('TRM-7 FRC-2 while the own words are typed, what goes on and what waits is not under the on-screen keyboard', async ({
  page,
  galleryUrl,
}) => {
  await open(page, galleryUrl, 'new-pin-image')
  await page.getByRole('radio', { name: 'Guitar' }).check({ force: true })
  await button(page, 'Next').click()
  await page.getByLabel('Your words').tap()
  await page.getByRole('region', { name: 'On-screen keyboard' }).getByRole('button', { name: 't', exact: true }).tap()
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    for (const name of ['Next', 'Later'])
      await expect.soft.poll(() => isHit(button(page, name)), { message: `${name} at ${viewport.width}` }).toBe(true)
  }
  await button(page, 'Next').tap()
  await expect(page.getByRole('heading', { name: 'Choose a new PIN' })).toBeVisible()
})

test('FRC-2 own words that cannot be taken are said to be so, and stand in the field again', async ({ page, galleryUrl }) => {
  await open(page, galleryUrl, 'new-pin-image-required')
  await page.getByRole('radio', { name: 'Guitar' }).check({ force: true })
  await button(page, 'Next').click()
  const words = page.getByLabel('Your words')
  await words.press('Enter')
  await expect(page.getByText('Write 1 to 60 characters.')).toBeVisible()
  await words.fill('Twelve\u202eapples')
  await words.press('Enter')
  await expect(words).toHaveValue('Twelve\u202eapples')
  await expect(words).toBeFocused()
  await expect(page.getByText('Write 1 to 60 characters.')).toBeVisible()
  await button(page, 'Back').click()
  await expect(page.getByRole('heading', { name: 'Choose your picture' })).toBeVisible()
})
