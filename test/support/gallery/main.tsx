import { type Preferences, preferencesSchema, type TerminalState } from '../../../contract/terminal-state.ts'
import { closeSheet } from '../../../renderer/terminal/app/sheet-store.ts'
import { startTerminal } from '../../../renderer/terminal/app/start-terminal.tsx'
import { useTerminalStore } from '../../../renderer/terminal/app/terminal-store.ts'
import { type Asked, createFakeShell, type FakeShell } from './fake-bridge.ts'
import { sampleStates } from './sample-states.ts'

interface Gallery {
  /** The calls the screens made. */
  asked: Asked[]
  /** Shows another sample, as a shell would when its state changes. */
  show: (name: string) => void
  /** Starts anew with a sample, as if the page had been opened with it. */
  open: (name: string, preferences: Preferences) => Promise<void>
}

declare global {
  interface Window {
    gallery: Gallery
  }
}

const query = new URLSearchParams(location.search)
let shell: FakeShell | null = null
let stop = () => {}

function sample(name: string): TerminalState {
  const state = sampleStates[name]
  if (!state) throw new Error(`no sample called ${name}: ${Object.keys(sampleStates).join(' ')}`)
  return state
}

async function open(name: string, preferences: Preferences): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  stop()
  closeSheet()
  useTerminalStore.setState({ state: null })
  window.gallery.asked.length = 0
  shell = createFakeShell(sample(name), preferences, window.gallery.asked)
  stop = await startTerminal(root, shell.bridge)
}

window.gallery = { asked: [], show: (name) => shell?.push(sample(name)), open }
const preferences = preferencesSchema.parse({
  language: query.get('language') ?? 'en',
  theme: query.get('theme') ?? 'light',
  contrast: query.get('contrast') ?? 'system',
})
void open(query.get('state') ?? 'pin', preferences)
