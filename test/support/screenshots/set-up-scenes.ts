import { expect, type Page } from '@playwright/test'
import { ConsolePage } from '../pages/console-page.ts'
import type { Shop } from './shop.ts'

/** The first day of a shop where nothing is set up yet. */
export async function playSetUp({ page, shop, take }: { page: Page; shop: Shop; take: (name: string) => Promise<void> }): Promise<void> {
  const desk = new ConsolePage(page)
  await page.goto(`${shop.url}/console/`)
  await desk.signIn(shop.named('Henrik'))
  await desk.expectTitle('Set up your shop')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await take('console-set-up')
}
