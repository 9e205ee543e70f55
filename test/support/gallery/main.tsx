import { preferencesSchema, type TerminalState } from '../../../contract/terminal-state.ts'
import { startTerminal } from '../../../renderer/terminal/app/start-terminal.tsx'
import { type Asked, createFakeShell } from './fake-bridge.ts'
import { sampleStates } from './sample-states.ts'

declare global {
  interface Window {
    /** For tests: the calls the screens made, and how to show another sample or a changed screen. */
    gallery: { asked: Asked[]; show: (name: string, change?: object) => void }
  }
}

const query = new URLSearchParams(location.search)
const preferences = preferencesSchema.parse({
  language: query.get('language') ?? 'en',
  theme: query.get('theme') ?? 'light',
  contrast: query.get('contrast') ?? 'system',
})

function sample(name: string): TerminalState {
  const state = sampleStates[name]
  if (!state) throw new Error(`no sample called ${name}: ${Object.keys(sampleStates).join(' ')}`)
  return state
}

function changed(state: TerminalState, change: object): TerminalState {
  return { ...state, screen: { ...state.screen, ...change } }
}

const shell = createFakeShell(sample(query.get('state') ?? 'pin'), preferences)
window.gallery = { asked: shell.asked, show: (name, change = {}) => shell.push(changed(sample(name), change)) }
const root = document.getElementById('root')
if (root) void startTerminal(root, shell.bridge)
