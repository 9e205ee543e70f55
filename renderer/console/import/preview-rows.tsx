import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRules } from '../../../contract/http/user-imports.ts'
import { Tick } from '../../ui/field/tick.tsx'
import table from '../parts/table.module.css'
import type { CheckedRow } from './check-rows.ts'
import type { Mapping } from './columns.ts'
import { PreviewRow } from './preview-row.tsx'
import styles from './import-setup.module.css'

/** Rows that are shown before the import; their problems are counted in all of them. */
const mostShown = 20

interface PreviewRowsProps {
  rows: readonly CheckedRow[]
  mapping: Mapping
  rules: ImportRules
}

/** The first rows as they would come in, and what is wrong with a cell beside it. */
export function PreviewRows({ rows, mapping, rules }: PreviewRowsProps) {
  const { t } = useTranslation(['import', 'users'])
  const [onlyProblems, setOnlyProblems] = useState(false)
  const out = rows.filter(({ good }) => !good).length
  const noted = rows.filter(({ good, problems }) => good && problems.pin !== undefined).length
  const chosen = onlyProblems ? rows.filter(({ problems }) => Object.keys(problems).length > 0) : rows
  const shown = chosen.slice(0, mostShown)
  return (
    <section className={styles.part}>
      <h2>{t('preview')}</h2>
      <p role="status">
        {t('comeIn', { count: rows.length - out })} {out > 0 && t('stayOut', { count: out })} {noted > 0 && t('pinNoted', { count: noted })}
      </p>
      {out + noted > 0 && (
        <Tick label={t('onlyProblems')} checked={onlyProblems} onChange={(event) => setOnlyProblems(event.target.checked)} />
      )}
      <table className={`${table.table ?? ''} ${styles.preview ?? ''}`}>
        <thead>
          <tr>
            <th>{t('rowNumber')}</th>
            <th>{t('field_name')}</th>
            <th>{t('users:username')}</th>
            <th>{t('users:email')}</th>
            <th>{t('users:role')}</th>
            <th>{t('users:loginMethod')}</th>
            {mapping.pin !== null && rules.pinsImportable && <th>{t('users:pin')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <PreviewRow key={row.person.row} row={row} rules={rules} withPin={mapping.pin !== null && rules.pinsImportable} />
          ))}
        </tbody>
      </table>
      {chosen.length > shown.length && <p className={styles.note}>{t('andMore', { count: chosen.length - shown.length })}</p>}
    </section>
  )
}
