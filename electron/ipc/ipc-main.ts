import { ipcMain, type WebContents } from 'electron'
import { type Arguments, type Channel, channels, type Result, stateMessage } from '../../contract/ipc.ts'
import type { TerminalState } from '../../contract/terminal-state.ts'
import { channelName } from './channel-name.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** Answers one channel: arguments are parsed, and only the terminal's own page in the terminal's own window is heard. */
export function handleChannel<C extends Channel>(
  channel: C,
  contents: WebContents,
  handle: (argument: Arguments<C>) => Promise<Result<C>>,
): void {
  ipcMain.handle(channelName(channel), async (event, argument: unknown) => {
    if (!isTrustedSender(event, contents)) throw new Error('This page may not ask.')
    const parsed = channels[channel].arguments.safeParse(argument)
    // The reason is not told on: it might quote what was typed.
    if (!parsed.success) throw new Error(`The arguments of ${channel} are not as declared.`)
    return handle(parsed.data as Arguments<C>)
  })
}

/** Sends the state to the window. */
export function sendState(contents: WebContents, state: TerminalState): void {
  if (!contents.isDestroyed()) contents.send(channelName(stateMessage.name), state)
}
