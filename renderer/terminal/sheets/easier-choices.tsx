import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../contract/terminal-state.ts'
import { Choice } from '../../ui/field/choice.tsx'
import { useBridge } from '../app/bridge-context.ts'
import { ask } from '../app/fault-store.ts'
import { changePreferences, usePreferencesStore } from '../app/preferences-store.ts'

/** Theme and contrast of this device. */
export function EasierChoices() {
  const { t } = useTranslation('easier')
  const bridge = useBridge()
  const { theme, contrast } = usePreferencesStore((chosen) => chosen)
  const change = (chosen: Partial<Preferences>) => ask(changePreferences(bridge, chosen))
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme_${value}`) }))
  const contrasts = (['system', 'more'] as const).map((value) => ({ value, label: t(`contrast_${value}`) }))
  return (
    <>
      <Choice legend={t('theme')} name="theme" options={themes} value={theme} onChoose={(chosen) => change({ theme: chosen })} />
      <Choice
        legend={t('contrast')}
        name="contrast"
        options={contrasts}
        value={contrast}
        onChoose={(chosen) => change({ contrast: chosen })}
      />
      <p>{t('kept')}</p>
    </>
  )
}
