import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/styles/tokens.css'
import '../ui/styles/measures.css'
import '../ui/styles/base.css'
import { App } from './app/app.tsx'
import { findBridge } from './app/find-bridge.ts'
import { loadPreferences, usePreferencesStore } from './app/preferences-store.ts'
import { createWords, languageFor } from './words/i18n.ts'

async function start(root: HTMLElement): Promise<void> {
  const bridge = await findBridge()
  await loadPreferences(bridge)
  const words = createWords(languageFor(usePreferencesStore.getState(), navigator.languages))
  createRoot(root).render(
    <StrictMode>
      <App bridge={bridge} words={words} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
