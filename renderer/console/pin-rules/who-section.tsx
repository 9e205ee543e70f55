import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/field/switch.tsx'
import { RulesSection } from './rules-section.tsx'
import type { RulesForm } from './use-rules-form.ts'

/** Who gets PINs, who changes them, and whether they are typed (POL-5, POL-6, POL-9). */
export function WhoSection({ form: { draft, set } }: { form: RulesForm }) {
  const { t } = useTranslation('pinRules')
  return (
    <RulesSection title={t('who')} says={t('whoSays')}>
      {(['usersMayChange', 'newUsersGetPin', 'generatedOnly'] as const).map((name) => (
        <Switch
          key={name}
          label={t(name)}
          hint={draft[name] ? t(`${name}On`) : t(`${name}Off`)}
          on={draft[name]}
          // Who gets a PIN without asking is best told by mail, so the one comes on with the other (POL-7).
          onTurn={(on) => set({ [name]: on, ...(name === 'newUsersGetPin' && on && { newPinsByMail: true }) })}
        />
      ))}
    </RulesSection>
  )
}
