import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Look {
  /** The rules to judge by; without them axe's own choice. */
  tags?: readonly string[]
  /** A selector of the part that is looked at; the whole page without it. */
  within?: string
}

/** What axe finds on a page without frames: each broken rule with the elements that break it. */
export async function faultsOf(page: Page, { tags, within }: Look = {}): Promise<[rule: string, elements: string[]][]> {
  if (page.frames().length > 1) throw new Error('a frame would not be judged')
  const axe = new AxeBuilder({ page, ...((await hasAxe(page)) && { axeSource: 'void 0' }) })
  // What passes is not looked at here, so axe need not say where it stands.
  axe.options({ resultTypes: ['violations'] })
  if (tags !== undefined) axe.withTags([...tags])
  if (within !== undefined) axe.include(within)
  // Judged in the page itself: the way over a second page is for frames, and costs as much again.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

/** Whether this page was judged before. Axe stays in it until it is left, and takes long to bring along. */
function hasAxe(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("typeof axe === 'object'")
}
