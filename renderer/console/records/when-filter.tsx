import { Calendar } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FilterChoice, FilterDrop } from './filter-drop.tsx'
import styles from './filter-drop.module.css'
import { type RecordsSearch, spans } from './records-search.ts'
import { useRecordTimes } from './use-record-times.ts'
import { useRecordsSearch } from './use-records-search.ts'

/** When. */
export function WhenFilter() {
  const { t } = useTranslation('records')
  const { search, change } = useRecordsSearch()
  const { when, from, to } = search
  const active = when !== undefined || from !== undefined || to !== undefined
  const says = useChosen(search)
  return (
    <FilterDrop icon={<Calendar />} label={t('when')} chosen={says} active={active}>
      {(close) => (
        <>
          {[undefined, ...spans].map((span) => (
            <FilterChoice
              key={span ?? 'any'}
              chosen={span === undefined ? !active : span === when}
              onChoose={() => {
                change({ when: span, from: undefined, to: undefined })
                close()
              }}
            >
              {span ? t(`span_${span}`) : t('anyTime')}
            </FilterChoice>
          ))}
          <div className={styles.days}>
            <DayField label={t('from')} day={from} last={to} onPick={(day) => change({ when: undefined, from: day })} />
            <DayField label={t('to')} day={to} first={from} onPick={(day) => change({ when: undefined, to: day })} />
          </div>
        </>
      )}
    </FilterDrop>
  )
}

interface DayFieldProps {
  label: string
  day: string | undefined
  first?: string | undefined
  last?: string | undefined
  onPick: (day: string | undefined) => void
}

function DayField({ label, day, first, last, onPick }: DayFieldProps) {
  return (
    <label>
      {label}
      <input type="date" value={day ?? ''} min={first} max={last} onChange={({ target }) => onPick(target.value || undefined)} />
    </label>
  )
}

function useChosen({ when, from, to }: RecordsSearch): string {
  const { t } = useTranslation('records')
  const { dayWords } = useRecordTimes()
  if (when) return t(`span_${when}`)
  if (from && to) return from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`
  if (from) return t('sinceDay', { day: dayWords(from) })
  return to ? t('untilDay', { day: dayWords(to) }) : t('anyTime')
}
