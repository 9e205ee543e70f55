import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { TerminalBridge } from '../../../contract/ipc.ts'
import { Banners } from '../frame/banners.tsx'
import { Sheets } from '../sheets/sheets.tsx'
import { followAppearance } from '../../ui/appearance.ts'
import { BridgeContext } from './bridge-context.ts'
import { usePreferencesStore } from './preferences-store.ts'
import { ScreenSwitch } from './screen-switch.tsx'
import { useLanguage } from '../words/use-format.ts'
import { followTerminal } from './terminal-store.ts'
import { useShopColour } from './use-shop-colour.ts'

interface AppProps {
  bridge: TerminalBridge
  words: i18n
}

/** The terminal's window. */
export function App({ bridge, words }: AppProps) {
  useEffect(() => followTerminal(bridge), [bridge])
  usePreferencesApplied(words)
  useShopColour()
  return (
    <BridgeContext value={bridge}>
      <I18nextProvider i18n={words}>
        <Banners />
        <ScreenSwitch />
        <Sheets />
      </I18nextProvider>
    </BridgeContext>
  )
}

/** Speaks and looks as chosen on this device, within what the shop offers, from the moment it is chosen. */
function usePreferencesApplied(words: i18n): void {
  const preferences = usePreferencesStore((chosen) => chosen)
  useEffect(() => followAppearance(preferences), [preferences])
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
    void words.changeLanguage(language)
  }, [language, words])
}
