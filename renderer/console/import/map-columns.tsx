import { useTranslation } from 'react-i18next'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { SelectField } from '../../ui/field/select-field.tsx'
import { Tick } from '../../ui/field/tick.tsx'
import type { ChosenFile } from './choose-file.tsx'
import { firstIsName, guessMapping, type ImportField, importFields } from './columns.ts'
import type { Setup } from './setup.ts'
import styles from './import-setup.module.css'

interface MapColumnsProps {
  file: ChosenFile
  rules: ImportRules
  setup: Setup
  onSetup: (setup: Setup) => void
}

/** Says which column tells what; guessed from the titles, changed by hand. */
export function MapColumns({ file, rules, setup, onSetup }: MapColumnsProps) {
  const { t } = useTranslation('import')
  const options = useColumnNames(file, setup.titles)
  const onTitles = (titles: boolean) => {
    const mapping = titles ? guessMapping(file.table.rows[0]?.cells ?? []) : firstIsName
    onSetup({ ...setup, titles, mapping })
  }
  const onColumn = (field: ImportField, value: string) =>
    onSetup({ ...setup, mapping: { ...setup.mapping, [field]: value === '' ? null : Number(value) } })
  const late = (field: ImportField) => field === 'pin' && !rules.pinsImportable
  return (
    <section className={styles.part}>
      <h2>{t('columns')}</h2>
      <p>{t('columnsMore')}</p>
      <div className={styles.columns}>
        {importFields.map((field) => (
          <SelectField
            key={field}
            label={t(`field_${field}`)}
            options={[{ value: '', label: t('noColumn') }, ...options]}
            value={late(field) ? '' : String(setup.mapping[field] ?? '')}
            disabled={late(field)}
            hint={late(field) ? t('pinsLate') : undefined}
            onChoose={(value) => onColumn(field, value)}
          />
        ))}
      </div>
      <Tick label={t('titles')} checked={setup.titles} onChange={(event) => onTitles(event.target.checked)} />
    </section>
  )
}

/** A column by its title, or by its number and what stands in it first. */
function useColumnNames({ table }: ChosenFile, titles: boolean) {
  const { t } = useTranslation('import')
  const first = table.rows[0]?.cells ?? []
  return Array.from({ length: table.columns }, (_, at) => {
    const text = (first[at] ?? '').trim().slice(0, 40)
    const numbered = t('column', { number: at + 1 })
    return { value: String(at), label: titles && text !== '' ? text : text === '' ? numbered : `${numbered}: ${text}` }
  })
}
