import { expect, type Page } from '@playwright/test'

/** The console's settings as a person meets them. */
export class SettingsPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  name() {
    return this.page.getByLabel('Name', { exact: true })
  }

  colour() {
    return this.page.getByLabel('Colour of the sign', { exact: true })
  }

  browsers() {
    return this.page.getByRole('switch', { name: 'Browsers may be registers' })
  }

  choose(label: string, option: string): Promise<unknown> {
    return this.page.getByLabel(label, { exact: true }).selectOption({ label: option })
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  /** Chooses a file as a person would; the name and kind are what the file says of itself. */
  async chooseLogo(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /^Choose (a|another) picture$/ }).click()
    await (await choosing).setFiles(file)
  }

  async save(): Promise<void> {
    await this.press('Save')
    await this.expectSays('Saved.')
  }

  expectSays(words: string | RegExp): Promise<void> {
    return expect(this.page.getByText(words).first()).toBeVisible()
  }
}

/** The sign of a terminal, or the console's fascia: the colour it is painted in, and the logo in it. */
export function signOf(page: Page) {
  return {
    colour: (): Promise<unknown> => page.evaluate("getComputedStyle(document.querySelector('header') ?? document.body).backgroundColor"),
    logo: () => page.locator('header [data-logo]').first(),
  }
}
