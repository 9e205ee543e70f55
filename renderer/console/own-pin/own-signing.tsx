import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnPin, putOwnPinSigning } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { Switch } from '../../ui/field/switch.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { meKey } from '../account/use-me.ts'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { useTask } from '../parts/use-task.ts'
import styles from './own-pin.module.css'

type Turn = { on: false } | { on: true; confirm: { password: string } }

/** "Use PIN for signing" (SELF-9): for who has a PIN; turning it on is signed with the own password, and confirmed. */
export function OwnSigning({ own }: { own: OwnPin }) {
  const { t } = useTranslation(['ownPin', 'setPin', 'frame'])
  const [asks, setAsks] = useState(false)
  const [missing, setMissing] = useState(false)
  const [turned, setTurned] = useState(false)
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const turn = async (body: Turn) => {
    const done = await run(() => tell(putOwnPinSigning, { body }))
    await queries.invalidateQueries({ queryKey: meKey })
    if (!done) return
    setAsks(false)
    setTurned(true)
  }
  const onTurn = (on: boolean) => {
    forget()
    setTurned(false)
    setMissing(false)
    if (own.forSigning) void turn({ on: false })
    else setAsks(on && !asks)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = textOf(new FormData(event.currentTarget), 'ownPassword')
    setMissing(password === '')
    if (password !== '') void turn({ on: true, confirm: { password } })
  }
  const able = own.pin !== null
  return (
    <section className={styles.signing}>
      <Switch
        label={t('setPin:signing')}
        hint={t(able ? 'setPin:signingHint' : 'setPin:signingNoPin')}
        on={own.forSigning}
        disabled={busy || (!able && !own.forSigning)}
        onTurn={onTurn}
      />
      {asks && (
        <form className={styles.form} noValidate onSubmit={onSubmit}>
          <OwnPassword failure={failure} missing={missing} />
          <div className={styles.acts}>
            <Button onClick={() => setAsks(false)}>{t('frame:cancel')}</Button>
            <Button go type="submit" disabled={busy}>
              {busy ? t('frame:saving') : t('setPin:signingYes')}
            </Button>
          </div>
        </form>
      )}
      <FailureNote failure={failure} known={{ conflict: t('setPin:signingNoPin') }} />
      {turned && <Message icon={<CircleCheck />} says={t(own.forSigning ? 'signingOn' : 'signingOff')} />}
    </section>
  )
}
