import { CircleCheck, Download, Info } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { Strip } from '../parts/strip.tsx'
import type { CheckedRow } from './check-rows.ts'
import { outcomesOf } from './outcome-of.ts'
import { resultFile } from './result-file.ts'
import { ResultRows } from './result-rows.tsx'
import { saveFile } from './save-file.ts'
import { useOutcomeWords } from './use-outcome-words.ts'
import type { ImportState } from './use-import.ts'
import styles from './import-setup.module.css'

interface ImportDoneProps {
  rows: readonly CheckedRow[]
  running: ImportState
  onSaved: () => void
  onAgain: () => void
}

const inOneLine = ({ says, why }: { says: string; why: string | null }) => (why === null ? says : `${says}: ${why}`)

/** What became of each row, with the generated PINs this once. */
export function ImportDone({ rows, running, onSaved, onAgain }: ImportDoneProps) {
  const { t } = useTranslation(['importRun', 'import', 'users'])
  const outcomes = useMemo(() => outcomesOf(rows, running.results), [rows, running.results])
  const wordsOf = useOutcomeWords()
  const count = (kind: string) => outcomes.filter(({ outcome }) => outcome.kind === kind).length
  const generated = outcomes.some(({ outcome }) => outcome.kind === 'added' && outcome.pin !== null)
  const invited = outcomes.some(
    ({ outcome, row }) => outcome.kind === 'added' && !outcome.invited && row.person.loginMethod === 'password_and_pin',
  )
  const passedOver = outcomes.filter(
    ({ outcome }) => outcome.kind === 'added' && outcome.pinMail === 'no_address' && outcome.pinFrom === null,
  )
  const titles = [t('import:rowNumber'), t('users:name'), t('users:username'), t('users:email'), t('outcome'), t('users:pin')] as const
  const save = () => {
    saveFile('tillpass-import.csv', resultFile(outcomes, { titles, outcomeWords: ({ outcome }) => inOneLine(wordsOf(outcome)) }))
    onSaved()
  }
  const unsent = count('unsent')
  const says = [
    t('doneThere', { count: count('there') }),
    t('doneRefused', { count: count('refused') }),
    unsent > 0 && t('doneUnsent', { count: unsent }),
  ]
  return (
    <section className={styles.done}>
      {running.phase === 'done' && (
        <Strip icon={<CircleCheck />} title={t('doneAdded', { count: count('added') })} says={says.filter(Boolean).join(' ')}>
          <Button onClick={onAgain}>{t('import:other')}</Button>
        </Strip>
      )}
      {running.end === 'cancelled' && <Message icon={<Info />} says={t('cancelled')} more={t('cancelledMore')} />}
      {generated && <Message icon={<Info />} says={t('pinsOnce')} more={t('pinsOnceMore')} />}
      {passedOver.length > 0 && <Message icon={<Info />} says={t('passedOver', { count: passedOver.length })} more={t('passedOverMore')} />}
      {invited && <Message icon={<Info />} says={t('invite')} more={t('inviteMore')} />}
      <div className={styles.save}>
        <Button go={generated} onClick={save}>
          <Download />
          {t('save')}
        </Button>
      </div>
      <ResultRows outcomes={outcomes} />
    </section>
  )
}
