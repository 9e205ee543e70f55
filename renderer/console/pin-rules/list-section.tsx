import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import field from '../../ui/field/field.module.css'
import { pinsIn } from './rules-draft.ts'
import { RulesSection } from './rules-section.tsx'
import styles from './pin-rules.module.css'
import type { RulesForm } from './use-rules-form.ts'

/** PINs that nobody gets: those that the public rules refuse, and the own list (POL-3). */
export function ListSection({ form: { draft, start, problems, set } }: { form: RulesForm }) {
  const { t } = useTranslation('pinRules')
  const id = useId()
  const wrong = problems.find((problem) => problem === 'notAPin' || problem === 'listTooLong')
  return (
    <RulesSection title={t('never')} says={t('neverSays')}>
      <ul className={styles.always}>
        <li>{t('stepRule')}</li>
        <li>{t('repeatRule')}</li>
      </ul>
      {start.refusedPins === null ? (
        <p className={styles.note}>{t('listed', { count: start.refusedCount })}</p>
      ) : (
        <div className={field.field}>
          <label htmlFor={id}>{t('list')}</label>
          <textarea
            id={id}
            className={styles.list}
            rows={5}
            spellCheck={false}
            autoComplete="off"
            inputMode="numeric"
            aria-invalid={wrong !== undefined}
            aria-describedby={`${id}-note`}
            value={draft.list}
            onChange={(event) => set({ list: event.target.value })}
          />
          <p id={`${id}-note`} className={wrong ? field.problem : field.hint}>
            {wrong && <CircleAlert />}
            {wrong ? t(wrong) : `${t('listed', { count: pinsIn(draft.list).length })} ${t('listHint')}`}
          </p>
        </div>
      )}
    </RulesSection>
  )
}
