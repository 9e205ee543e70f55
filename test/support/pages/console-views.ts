import { expect, type Page } from '@playwright/test'

/** The console's pages by their address behind the fragment: a tour visits all of them. */
export const consoleViews = [
  'set-up',
  'pin-login',
  'users',
  'users/import',
  'records',
  'pin-rules',
  'pin-renewal',
  'mail',
  'app-keys',
  'settings',
  'account',
  'account/pin',
] as const

/** Opens a view and waits until nothing of it is on its way any more. */
export async function openView(page: Page, url: string, view: string): Promise<void> {
  await page.goto(`${url}/console/#/${view}`)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}
