import type { Browser } from '@playwright/test'
import type { TestServer } from '../test-server.ts'
import { ConsolePage } from './console-page.ts'
import { openTerminal } from './open-terminal.ts'
import type { TerminalPage } from './terminal-page.ts'

/** The office PC and a register, each a browser of its own that shares nothing with the other. */
export async function openSideBySide(
  browser: Browser,
  server: Pick<TestServer, 'url'>,
): Promise<{ desk: ConsolePage; register: TerminalPage }> {
  const [office, shop] = [await browser.newContext(), await browser.newContext()]
  const desk = new ConsolePage(await office.newPage())
  await desk.page.goto(`${server.url}/console/`)
  return { desk, register: await openTerminal(await shop.newPage(), server) }
}
