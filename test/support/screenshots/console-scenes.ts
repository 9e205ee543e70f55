import { expect, type Page } from '@playwright/test'
import { ConsolePage } from '../pages/console-page.ts'
import type { Chain } from './chain.ts'

export interface ConsoleStage {
  page: Page
  chain: Chain
  take: (name: string) => Promise<void>
}

/** Every page of the console, full of the chain's year; `take` photographs it under a name. */
export async function playConsole({ page, chain, take }: ConsoleStage): Promise<void> {
  const console = new ConsolePage(page)
  const go = async (view: string, title: string | RegExp) => {
    await page.goto(`${chain.url}/console/#/${view}`)
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  }
  await page.goto(`${chain.url}/console/`)
  await console.expectSignIn()
  await take('console-sign-in')
  await console.signIn({ username: chain.admin.username ?? '', password: chain.admin.password ?? '' })
  await console.expectTitle('Log in with PIN code')
  await expect(page.getByText('Utrecht Till 1')).toBeVisible()
  await take('console-pin-login')
  await page.getByRole('button', { name: 'More for Utrecht Till 1' }).click()
  await page.getByRole('menuitem', { name: /^Revoke/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('console-revoke')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Utrecht Till 1' }).click()
  await console.expectTitle('Utrecht Till 1')
  await take('console-device')
  await go('users', 'Users')
  await expect(page.getByText('Aaliyah').first()).toBeVisible()
  await take('console-users')
  await page.getByText('Aaliyah').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await take('console-user')
  await go('settings', 'Settings')
  await expect(page.getByLabel('Lock a register after')).toBeVisible()
  await take('console-settings')
}
