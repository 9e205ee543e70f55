import { expect, type Locator, type Page } from '@playwright/test'

/** Goes on with the tab key until it stands there; a page without a way there fails. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 40; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await target.page().keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Something on the page has the focus: a keyboard goes on from there. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
}
