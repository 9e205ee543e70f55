import { contextBridge, ipcRenderer } from 'electron'
import { z } from 'zod'
import { bridgeGlobal, type Channel, channels, stateMessage, type TerminalBridge } from '../contract/ipc.ts'
import type { TerminalState } from '../contract/terminal-state.ts'
import { channelName } from './ipc/channel-name.ts'

// Zod's compiler would need `unsafe-eval`, which the page's policy forbids.
z.config({ jitless: true })

/** Asks the shell, and parses what comes back: what was not declared does not reach the page. */
async function ask(channel: Channel, argument: unknown): Promise<unknown> {
  return channels[channel].result.parse(await ipcRenderer.invoke(channelName(channel), argument))
}

const names = Object.keys(channels) as Channel[]
const asks = Object.fromEntries(names.map((channel) => [channel, (argument: unknown) => ask(channel, argument)]))

function onState(listener: (state: TerminalState) => void): () => void {
  const heard = (_event: unknown, state: unknown) => {
    listener(stateMessage.payload.parse(state))
  }
  ipcRenderer.on(channelName(stateMessage.name), heard)
  return () => {
    ipcRenderer.off(channelName(stateMessage.name), heard)
  }
}

contextBridge.exposeInMainWorld(bridgeGlobal, { ...asks, onState } satisfies Pick<TerminalBridge, 'onState'>)
