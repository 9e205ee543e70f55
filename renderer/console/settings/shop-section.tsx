import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Language, languageSchema } from '../../../contract/language.ts'
import { Field } from '../../ui/field/field.tsx'
import { SelectField } from '../../ui/field/select-field.tsx'
import { Tick } from '../../ui/field/tick.tsx'
import { languageNames } from '../../ui/words/language-names.ts'
import { SettingsSection } from './settings-section.tsx'
import styles from './shop-section.module.css'
import type { SettingsFormState } from './use-settings-form.ts'

/** What the shop is called, and the languages its registers speak. */
export function ShopSection({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const { draft, problems, set } = form
  return (
    <SettingsSection title={t('shop')} says={t('shopSays')} setting="name">
      <Field
        label={t('name')}
        value={draft.name}
        problem={problems.includes('name') ? t('problem_name') : undefined}
        autoComplete="organization"
        onChange={(event) => set({ name: event.target.value })}
      />
      <Languages form={form} />
    </SettingsSection>
  )
}

function Languages({ form: { draft, problems, set } }: { form: SettingsFormState }) {
  const { t } = useTranslation('settings')
  const [first] = draft.languages
  const offer = (language: Language, on: boolean) =>
    set({ languages: on ? [...draft.languages, language] : draft.languages.filter((one) => one !== language) })
  const beginWith = (language: Language) => set({ languages: [language, ...draft.languages.filter((one) => one !== language)] })
  return (
    <>
      <fieldset className={styles.languages}>
        <legend>{t('languages')}</legend>
        <div>
          {languageSchema.options.map((language) => (
            <Tick
              key={language}
              label={languageNames[language]}
              lang={language}
              checked={draft.languages.includes(language)}
              onChange={(event) => offer(language, event.target.checked)}
            />
          ))}
        </div>
        {problems.includes('languages') && (
          <p role="alert">
            <CircleAlert />
            {t('problem_languages')}
          </p>
        )}
      </fieldset>
      {first !== undefined && draft.languages.length > 1 && (
        <SelectField
          label={t('firstLanguage')}
          hint={t('firstLanguageHint', { language: languageNames[first] })}
          options={draft.languages.map((value) => ({ value, label: languageNames[value] }))}
          value={first}
          onChoose={beginWith}
        />
      )}
    </>
  )
}
