import { expect, type Page } from '@playwright/test'
import { sizes, test } from '../../support/gallery/gallery-test.ts'
import { openScene, scenes } from '../../support/gallery/scenes.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'

/** Smallest target on the terminal, in CSS pixels (TRM-6); half a pixel is left to rounding. */
const smallest = 63.5

const aa = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] as const
/** Milliseconds for a test that looks at every screen, on a slow machine. */
const patience = 300_000

const languages = ['en', 'nl', 'de'] as const
const unmoved = new Set(['pin', 'pin-wrong', 'pin-last-try', 'pin-trouble', 'pin-enter', 'pin-typing', 'pin-shop'])

const titleOf = ({ width, height }: { width: number; height: number }) => `${width}x${height}`

const looks = [
  { theme: 'light', tags: aa },
  { theme: 'dark', tags: aa },
  { theme: 'light', contrast: 'more', tags: [...aa, 'wcag2aaa'] },
  { theme: 'dark', contrast: 'more', tags: [...aa, 'wcag2aaa'] },
] as const

for (const { tags, ...look } of looks) {
  const name = Object.values(look).join(', contrast ')
  test(`TRM-6 axe finds nothing on any screen (${name})`, async ({ page, galleryUrl }) => {
    test.setTimeout(patience)
    for (const scene of scenes) {
      await openScene(page, galleryUrl, scene, { language: 'en', ...look })
      expect.soft(await faultsOf(page, { tags }), scene.name).toEqual([])
    }
  })
}

for (const size of sizes) {
  test.describe(titleOf(size), () => {
    test.use({ viewport: size })

    test(`TRM-6 every target is 64 px at ${titleOf(size)}`, async ({ page, galleryUrl }) => {
      test.setTimeout(patience)
      for (const scene of scenes) {
        await openScene(page, galleryUrl, scene, { language: 'en', theme: 'light' })
        expect.soft(await smallTargets(page, size.width), scene.name).toEqual([])
      }
    })

    test(`TRM-4 keys never move at ${titleOf(size)}`, async ({ page, galleryUrl }) => {
      for (const language of languages) {
        const places = new Set<string>()
        for (const scene of scenes.filter(({ name }) => unmoved.has(name))) {
          await openScene(page, galleryUrl, scene, { language, theme: 'light' })
          places.add(JSON.stringify(await page.getByRole('button', { name: '5', exact: true }).boundingBox()))
        }
        expect.soft([...places], language).toHaveLength(1)
      }
    })
  })
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ viewport: { width: 360, height: 640 } })

    test(`TRM-6 nothing is cut off sideways at 360 px in ${language}`, async ({ page, galleryUrl }) => {
      test.setTimeout(patience)
      for (const scene of scenes) {
        await openScene(page, galleryUrl, scene, { language, theme: 'light' })
        expect.soft(await sidewaysScroll(page), scene.name).toBe(0)
      }
    })
  })
}

for (const size of sizes) {
  test.describe(`${titleOf(size)} at 200 % text`, () => {
    // 200 % zoom is half the room: every measure and size class of the terminal is in rem and em.
    test.use({ viewport: { width: size.width / 2, height: size.height / 2 }, deviceScaleFactor: 2 })

    test(`TRM-6 nothing is cut off sideways at ${titleOf(size)} with 200 % text`, async ({ page, galleryUrl }) => {
      test.setTimeout(patience)
      for (const scene of scenes) {
        await openScene(page, galleryUrl, scene, { language: 'de', theme: 'light' })
        expect.soft(await sidewaysScroll(page), scene.name).toBe(0)
      }
    })
  })
}

/** Targets under 64 px. Letter keys of the on-screen keyboard are excepted at 360 px (LOOK.md). */
function smallTargets(page: Page, width: number): Promise<string[]> {
  return page.locator('button, input, a').evaluateAll(
    (targets, { least, isHandheld }) =>
      targets
        .filter((target) => !(isHandheld && target.closest('[aria-label="On-screen keyboard"]')))
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
        .map(({ target, box }) => `${target.ariaLabel ?? target.textContent} ${box.width}x${box.height}`),
    { least: smallest, isHandheld: width <= 360 },
  )
}

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
