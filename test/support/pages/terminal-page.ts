import { expect, type Page } from '@playwright/test'

/** The terminal as a person uses it: what can be read and pressed, nothing of how it is made. English words. */
export class TerminalPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Taps a PIN on the keypad; the last digit submits. */
  async tapPin(pin: string): Promise<void> {
    await this.expectKeypad()
    await this.enterPin(pin, (digit) => this.page.getByRole('button', { name: digit, exact: true }).click())
  }

  /** Types a PIN on the keyboard, with Enter where lengths are mixed. */
  async typePin(pin: string): Promise<void> {
    await this.expectKeypad()
    await this.enterPin(pin, (digit) => this.page.keyboard.press(digit))
  }

  /**
   * Keys count for nothing within half a second of a submit, nor the same one within 80 ms (TRM-4); so each is pressed until it has
   * counted. What was submitted leaves empty dots.
   */
  private async enterPin(pin: string, press: (digit: string) => Promise<void>): Promise<void> {
    const enter = this.page.getByRole('button', { name: 'Enter', exact: true })
    const submits = !(await enter.isVisible())
    for (const [at, digit] of [...pin].entries()) {
      const isSent = submits && at === pin.length - 1
      const hasCounted = async () => (isSent ? !(await this.hasTyped(at)) : this.hasTyped(at + 1))
      await expect(async () => {
        if (!(await hasCounted())) await press(digit)
        expect(await hasCounted()).toBe(true)
      }).toPass({ intervals: [100, 200, 400] })
    }
    if (!submits) await enter.click()
  }

  private hasTyped(count: number): Promise<boolean> {
    return this.page.getByLabel(new RegExp(`^${count} (of \\d+ )?digits? typed$`)).isVisible()
  }

  async signInWithPassword(person: { username: string; password: string }): Promise<void> {
    await this.page.getByLabel('User name').fill(person.username)
    await this.page.getByLabel('Password', { exact: true }).fill(person.password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).first().click()
  }

  async approve(name: string): Promise<void> {
    await this.expectSays('Use PINs on this register?')
    await this.page.getByLabel('Name of this register').fill(name)
    await this.page.getByRole('button', { name: 'Approve', exact: true }).click()
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Sign out/ }).click()
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click()
  }

  /** User menu (top right) > Settings > Log in with PIN code (DEV-2). */
  async openPinLoginSettings(displayName: string): Promise<void> {
    await this.page.getByRole('button', { name: displayName }).click()
    await this.page.getByRole('menuitem', { name: /^Log in with PIN code/ }).click()
  }

  expectKeypad(): Promise<void> {
    return expect(this.page.getByRole('group', { name: 'Digits' })).toBeVisible()
  }

  expectSays(words: string | RegExp): Promise<void> {
    return expect(this.page.getByText(words).first()).toBeVisible()
  }

  /** Home of somebody, by their first name. */
  expectHome(firstName: string): Promise<void> {
    return expect(
      this.page.getByRole('heading', {
        name: new RegExp(`(Good (morning|afternoon|evening)|Welcome back|Your new PIN works), ${firstName}$`),
      }),
    ).toBeVisible()
  }
}
