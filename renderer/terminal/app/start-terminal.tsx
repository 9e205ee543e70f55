import '../../i18next-types.ts'
import '../../zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import '../../ui/styles/tokens.css'
import '../../ui/styles/measures.css'
import '../../ui/styles/base.css'
import '../../ui/styles/terminal.css'
import { createWords } from '../../ui/words/i18n.ts'
import { languageFor } from '../../ui/words/language-for.ts'
import { wordsByScreen } from '../words/resources.ts'
import { App } from './app.tsx'
import { loadPreferences, usePreferencesStore } from './preferences-store.ts'

/** Shows the terminal in an element, with the shell behind a bridge; returns how to take it away. */
export async function startTerminal(root: HTMLElement, bridge: TerminalBridge): Promise<() => void> {
  await loadPreferences(bridge)
  const words = createWords(languageFor(usePreferencesStore.getState(), navigator.languages), wordsByScreen)
  const shown = createRoot(root)
  shown.render(
    <StrictMode>
      <App bridge={bridge} words={words} />
    </StrictMode>,
  )
  return () => shown.unmount()
}
