import { expect, type Page } from '@playwright/test'

/** The console as a person meets it. */
export class ConsolePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async signIn({ username, password }: { username: string; password: string }): Promise<void> {
    await this.page.getByLabel('User name').fill(username)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  /** From anywhere to a page of the navigation. */
  async open(name: 'Log in with PIN code' | 'Users' | 'Records' | 'Settings' | 'Edit account'): Promise<void> {
    await this.page.getByRole('link', { name }).click()
    await this.expectTitle(name)
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Your menu/ }).click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await this.expectSignIn()
  }

  /** An entry of the three-dot menu of a row. */
  async choose(row: string, entry: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${row}` }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** Says yes to the question that stands there. */
  async answer(name: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  }

  /** Types the own password where it signs what is asked. */
  async signChange({ password }: { password: string }): Promise<void> {
    await this.page.getByLabel('Your own password', { exact: true }).filter({ visible: true }).fill(password)
  }

  row(name: string) {
    return this.page.getByRole('row').filter({ hasText: name })
  }

  expectTitle(name: string): Promise<void> {
    return expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  expectSignIn(): Promise<void> {
    return expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }

  expectSays(words: string | RegExp): Promise<void> {
    return expect(this.page.getByText(words).first()).toBeVisible()
  }

  /** Nothing is wider than the screen. */
  async expectNoSidewaysScroll(): Promise<void> {
    const overhang: unknown = await this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overhang).toBe(0)
  }
}
