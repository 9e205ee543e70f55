import { expect, type Page } from '@playwright/test'

/** The terminal as a person uses it: what can be read and pressed, nothing of how it is made. English words. */
export class TerminalPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /**
   * Taps a PIN on the keypad. Keys count for nothing within half a second of a submit, nor the same one within 80 ms (TRM-4); so
   * each is tapped until it has counted. The last one submits, and the dots are empty again.
   */
  async tapPin(pin: string): Promise<void> {
    await this.expectKeypad()
    const digits = [...pin]
    for (const [at, digit] of digits.entries()) {
      const hasCounted = at === digits.length - 1 ? async () => !(await this.hasTyped(at)) : () => this.hasTyped(at + 1)
      await expect(async () => {
        if (!(await hasCounted())) await this.page.getByRole('button', { name: digit, exact: true }).click()
        expect(await hasCounted()).toBe(true)
      }).toPass({ intervals: [100, 200, 400] })
    }
  }

  private hasTyped(count: number): Promise<boolean> {
    return this.page.getByLabel(new RegExp(`^${count} of \\d+ digits typed$`)).isVisible()
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
