import { useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handOutSheet, type RenewalSheet } from '../../../contract/http/pin-renewal.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Panel } from '../parts/panel.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { PaperSlips } from './paper-slips.tsx'
import styles from './pin-renewal.module.css'
import { renewalKey } from './use-pin-renewal.ts'

interface SheetPanelProps {
  id: string
  sheet: RenewalSheet
  onClose: () => void
}

/** The slips, to print and cut apart; when they are handed out, they are erased (POL-4). */
export function SheetPanel({ id, sheet, onClose }: SheetPanelProps) {
  const { t } = useTranslation('pinRenewal')
  const { busy, failure, run } = useTask()
  const [asks, setAsks] = useState(false)
  const queries = useQueryClient()
  const onYes = async () => {
    const erased = await run(() => ask(handOutSheet, { params: { id }, body: { shownAt: sheet.shownAt } }))
    await queries.invalidateQueries({ queryKey: renewalKey })
    if (erased) onClose()
  }
  return (
    <Panel title={t('sheet')} says={t('sheetSays', { count: sheet.slips.length })} onClose={onClose}>
      <div className={styles.acts}>
        <Button go onClick={() => window.print()}>
          <Printer />
          {t('print')}
        </Button>
        <Button onClick={() => setAsks(true)}>{t('handedOut')}</Button>
      </div>
      <ul className={styles.slips}>
        {sheet.slips.map(({ name, pin }) => (
          <li key={pin}>
            <span dir="auto">{name}</span>
            <b>{pin}</b>
          </li>
        ))}
      </ul>
      <PaperSlips slips={sheet.slips} />
      {asks && (
        <Question
          danger
          title={t('handOutTitle')}
          yes={t('handOutYes')}
          busy={busy}
          onYes={() => void onYes()}
          onClose={() => setAsks(false)}
        >
          <p>{t('handOutMore')}</p>
          <FailureNote failure={failure} known={{ conflict: t('sheetAnew') }} />
        </Question>
      )}
    </Panel>
  )
}
