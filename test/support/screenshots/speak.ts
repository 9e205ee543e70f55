import type { Page } from '@playwright/test'

/**
 * Has an open page of ours say everything in another language, as it stands: scenes are played in English whatever they are photographed in.
 * The page hands its words to React alone, so they are looked for there.
 */
export async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(`(async () => {
    const root = document.getElementById('root') ?? {}
    let fiber = root[Object.keys(root).find((key) => key.startsWith('__reactContainer'))]
    while (fiber && !fiber.memoizedProps?.i18n) fiber = fiber.child
    await fiber?.memoizedProps.i18n.changeLanguage(${JSON.stringify(language)})
  })()`)
}
