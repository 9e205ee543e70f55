import { create } from 'zustand'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import type { Preferences } from '../../../contract/terminal-state.ts'

export const usePreferencesStore = create<Preferences>(() => ({ language: null, theme: 'system', contrast: 'system' }))

/** Reads what was chosen on this device. */
export async function loadPreferences(bridge: TerminalBridge): Promise<void> {
  usePreferencesStore.setState(await bridge.getPreferences())
}

/** Shows a choice at once and keeps it on this device. */
export async function changePreferences(bridge: TerminalBridge, change: Partial<Preferences>): Promise<void> {
  usePreferencesStore.setState(change)
  usePreferencesStore.setState(await bridge.setPreferences(change))
}
