import type { Page } from '@playwright/test'

export const wide = { width: 1280, height: 800 }
export const narrow = { width: 360, height: 760 }
/** What a browser's zoom of 200 % leaves of the wide screen. */
const zoomed = { width: 640, height: 400 }

/** Sizes of screen and text, in percent, at which every page has to fit. */
export const looks = [
  { viewport: narrow, text: 100 },
  { viewport: zoomed, text: 100 },
  { viewport: narrow, text: 200 },
]

/** What axe judges by. */
export const rulesOfAxe = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Sets the size of text, in percent. */
export async function setText(page: Page, percent: number): Promise<void> {
  await page.evaluate((size) => void (document.documentElement.style.fontSize = `${size}%`), percent)
}

/** What sticks out of the screen at the right, innermost first; nothing where the page does not scroll sideways. */
export function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
    return out
      .reverse()
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120))
  })
}
