import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { ownSign } from '../../ui/sign/sign-colours.ts'
import { colourTyped, isColour } from './draft.ts'
import { LogoField } from './logo-field.tsx'
import styles from './look-section.module.css'
import { SettingsSection } from './settings-section.tsx'
import { SignPreview } from './sign-preview.tsx'
import type { SettingsFormState } from './use-settings-form.ts'

/** The shop's logo and colour, and how they look on a register. */
export function LookSection({ form: { draft, problems, set } }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const { shopColour, logo, name } = draft
  const colour = isColour(shopColour) ? shopColour : ownSign
  return (
    <SettingsSection title={t('look')} says={t('lookSays')} setting="shopColour">
      <LogoField logo={logo} onLogo={(chosen) => set({ logo: chosen })} />
      <div className={styles.part}>
        <div className={styles.colour}>
          <Field
            label={t('colour')}
            value={shopColour ?? ''}
            placeholder={ownSign}
            problem={problems.includes('shopColour') ? t('problem_shopColour') : undefined}
            spellCheck={false}
            autoComplete="off"
            maxLength={8}
            onChange={(event) => set({ shopColour: colourTyped(event.target.value) })}
          />
          <input type="color" aria-label={t('pickColour')} value={colour} onChange={(event) => set({ shopColour: event.target.value })} />
        </div>
        {shopColour === null ? (
          <p className={styles.hint}>{t('isOwnColour')}</p>
        ) : (
          <Button onClick={() => set({ shopColour: null })}>{t('ownColour')}</Button>
        )}
      </div>
      <SignPreview name={name} colour={colour} logo={logo} />
    </SettingsSection>
  )
}
