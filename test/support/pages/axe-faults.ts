import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Look {
  /** The rules to judge by; without them axe's own choice. */
  tags?: readonly string[]
  /** A selector of the part that is looked at; the whole page without it. */
  within?: string
}

/** What axe finds on a page: each broken rule with the elements that break it. */
export async function faultsOf(page: Page, { tags, within }: Look = {}): Promise<[rule: string, elements: string[]][]> {
  const axe = new AxeBuilder({ page, ...((await hasAxe(page)) && { axeSource: 'void 0' }) })
  // What passes is not looked at here, so axe need not say where it stands.
  axe.options({ resultTypes: ['violations'] })
  if (tags !== undefined) axe.withTags([...tags])
  if (within !== undefined) axe.include(within)
  const { violations } = await axe.setLegacyMode(isOneFrame(page)).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

/** A page without frames is judged in the page itself; the way over a second page, for frames of any origin, costs as much again. */
function isOneFrame(page: Page): boolean {
  return page.frames().length === 1
}

/** Whether this page was judged before. Axe stays in it until it is left, and takes long to bring along. */
function hasAxe(page: Page): Promise<boolean> {
  return isOneFrame(page) ? page.evaluate<boolean>("typeof axe === 'object'") : Promise.resolve(false)
}
