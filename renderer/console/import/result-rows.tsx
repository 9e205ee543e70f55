import { Ban, CircleCheck, CircleDashed, UserCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { StateWord } from '../parts/state-word.tsx'
import table from '../parts/table.module.css'
import type { Outcome, RowOutcome } from './outcome-of.ts'
import { useOutcomeWords } from './use-outcome-words.ts'
import styles from './import-setup.module.css'

const looks: Record<Outcome['kind'], { icon: React.ReactNode; tone: 'works' | 'rests' | 'ended' }> = {
  added: { icon: <CircleCheck />, tone: 'works' },
  there: { icon: <UserCheck />, tone: 'rests' },
  refused: { icon: <Ban />, tone: 'ended' },
  unsent: { icon: <CircleDashed />, tone: 'rests' },
}

/** Rows that a table gets at once: thousands would make the page slow. */
const pageRows = 100

/** The results row by row; all of them, or those of one kind. */
export function ResultRows({ outcomes }: { outcomes: readonly RowOutcome[] }) {
  const { t, i18n } = useTranslation(['importRun', 'import', 'users', 'frame'])
  const [kind, setKind] = useState<Outcome['kind'] | 'all'>('all')
  const [shown, setShown] = useState(pageRows)
  const of = (name: typeof kind) => (name === 'all' ? outcomes : outcomes.filter(({ outcome }) => outcome.kind === name))
  const tabs = (['all', 'added', 'there', 'refused', 'unsent'] as const)
    .map((name) => ({ name, count: of(name).length }))
    .filter(({ name, count }) => name === 'all' || count > 0)
    .map(({ name, count }) => ({ name, label: [t(`tab_${name}`), count.toLocaleString(i18n.language)].join(' ') }))
  const chosen = of(kind)
  return (
    <>
      <Tabs tabs={tabs} chosen={kind} onChoose={setKind} />
      <table className={`${table.table ?? ''} ${styles.results ?? ''}`}>
        <thead>
          <tr>
            <th>{t('import:rowNumber')}</th>
            <th>{t('users:name')}</th>
            <th>{t('outcome')}</th>
            <th>{t('users:pin')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, shown).map((one) => (
            <ResultRow key={one.row.person.row} {...one} />
          ))}
        </tbody>
      </table>
      {chosen.length > shown && (
        <div className={table.more}>
          <Button onClick={() => setShown(shown + pageRows)}>{t('frame:more')}</Button>
        </div>
      )}
    </>
  )
}

function ResultRow({ row, outcome }: RowOutcome) {
  const { t } = useTranslation('importRun')
  const wordsOf = useOutcomeWords()
  const { icon, tone } = looks[outcome.kind]
  const { says, why } = wordsOf(outcome)
  return (
    <tr>
      <td>{row.person.row}</td>
      <td>
        <bdi>{row.person.displayName.slice(0, 80) || '–'}</bdi>
        <small>{row.person.username ?? row.person.email}</small>
      </td>
      <td>
        <StateWord icon={icon} tone={tone}>
          {says}
        </StateWord>
        {why && <small>{why}</small>}
      </td>
      <td>
        {outcome.kind === 'added' && outcome.pin !== null && <b className={styles.pin}>{outcome.pin}</b>}
        {outcome.kind === 'added' && outcome.pinFrom === 'file' && t('pinFromFile')}
        {outcome.kind === 'added' && outcome.pinMail === 'mailed' && t('inMail')}
      </td>
    </tr>
  )
}
