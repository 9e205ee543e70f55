import type { Page } from '@playwright/test'
import type { TestServer } from '../test-server.ts'
import { TerminalPage } from './terminal-page.ts'

/** A browser at the terminal's address. */
export async function openTerminal(page: Page, server: Pick<TestServer, 'url'>): Promise<TerminalPage> {
  await page.goto(server.url)
  return new TerminalPage(page)
}

/** A browser that a manager has approved, with the keypad on its screen. */
export async function openApproved(page: Page, server: Pick<TestServer, 'url' | 'manager'>, name = 'Register 2'): Promise<TerminalPage> {
  const terminal = await openTerminal(page, server)
  await terminal.signInWithPassword(server.manager)
  await terminal.approve(name)
  await terminal.signOut()
  await terminal.expectKeypad()
  return terminal
}

/** PINs that are nobody's, as many as asked for. */
export function wrongPins(
  server: { staff: readonly { pin: string }[]; admin: { pin?: string }; manager: { pin?: string } },
  count: number,
): string[] {
  const taken = new Set([...server.staff, server.admin, server.manager].map(({ pin }) => pin))
  return Array.from({ length: 400 }, (_, at) => String(10_243 + at * 211))
    .filter((pin) => !taken.has(pin))
    .slice(0, count)
}
