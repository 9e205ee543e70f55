import { useQueryClient } from '@tanstack/react-query'

import { Pause, Play, RotateCw, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changePinRenewal, type PinRenewal, retryPinRenewal } from '../../../contract/http/pin-renewal.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { useSession } from '../use-session.ts'
import styles from './pin-renewal.module.css'
import { renewalKey } from './use-pin-renewal.ts'

type Act = 'running' | 'paused' | 'cancelled' | 'retry'

/** Pause, go on, end, try again: for admins. Ending is asked about. */
export function RenewalActs({ renewal: { id, state, again, counts } }: { renewal: PinRenewal }) {
  const { t } = useTranslation('pinRenewal')
  const { busy, failure, run, forget } = useTask()
  const [asks, setAsks] = useState(false)
  const queries = useQueryClient()
  const act = async (to: Act) => {
    const params = { params: { id } }
    const done = await run(() =>
      to === 'retry' ? ask(retryPinRenewal, params) : ask(changePinRenewal, { ...params, body: { state: to } }),
    )
    if (done) setAsks(false)
    await queries.invalidateQueries({ queryKey: renewalKey })
  }
  if (useSession().user.role !== 'admin') return null
  const open = state === 'running' || state === 'paused'
  if (!open && again === 0) return null
  return (
    <div className={styles.acts}>
      {state === 'running' && <ActButton icon={<Pause />} name={t('pause')} busy={busy} onAct={() => void act('paused')} />}
      {state === 'paused' && <ActButton icon={<Play />} name={t('resume')} busy={busy} onAct={() => void act('running')} />}
      {again > 0 && <ActButton icon={<RotateCw />} name={t('retry', { count: again })} busy={busy} onAct={() => void act('retry')} />}
      {open && <ActButton icon={<X />} name={t('cancel')} busy={busy} onAct={() => setAsks(true)} />}
      {!asks && <FailureNote failure={failure} known={{ conflict: t('meanwhile') }} />}
      {asks && (
        <Question
          danger
          title={t('cancelTitle')}
          yes={t('cancelYes')}
          busy={busy}
          onYes={() => void act('cancelled')}
          onClose={() => {
            forget()
            setAsks(false)
          }}
        >
          <p>{t('cancelMore', { count: counts.waiting })}</p>
          <FailureNote failure={failure} known={{ conflict: t('meanwhile') }} />
        </Question>
      )}
    </div>
  )
}

function ActButton({ icon, name, busy, onAct }: { icon: ReactNode; name: string; busy: boolean; onAct: () => void }) {
  return (
    <Button disabled={busy} onClick={onAct}>
      {icon}
      {name}
    </Button>
  )
}
