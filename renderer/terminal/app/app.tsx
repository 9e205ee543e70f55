import { I18nextProvider } from 'react-i18next'
import type { i18n } from 'i18next'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import { useEffect } from 'react'
import { BridgeContext } from './bridge-context.ts'
import { ScreenSwitch } from './screen-switch.tsx'
import { followTerminal } from './terminal-store.ts'

interface AppProps {
  bridge: TerminalBridge
  words: i18n
}

/** The terminal's window. */
export function App({ bridge, words }: AppProps) {
  useEffect(() => followTerminal(bridge), [bridge])
  return (
    <BridgeContext value={bridge}>
      <I18nextProvider i18n={words}>
        <ScreenSwitch />
      </I18nextProvider>
    </BridgeContext>
  )
}
