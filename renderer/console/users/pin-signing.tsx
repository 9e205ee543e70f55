import { CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { Switch } from '../../ui/field/switch.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { useEdit } from './use-edit.ts'
import styles from './user-form.module.css'

/** "Use PIN for signing" (USR-4): for who has a PIN; turning it on is signed with the own password, and confirmed. */
export function PinSigning({ user }: { user: User }) {
  const { t } = useTranslation(['setPin', 'frame'])
  const [asks, setAsks] = useState(false)
  const [missing, setMissing] = useState(false)
  const [turned, setTurned] = useState(false)
  const { busy, failure, save } = useEdit(user)
  const able = user.pin === 'set'
  const turn = async (change: { pinForSigning: boolean; confirm?: { password: string } }) => {
    const done = await save(change)
    if (done === null) return
    setAsks(false)
    setTurned(true)
  }
  const onTurn = (on: boolean) => {
    setTurned(false)
    setMissing(false)
    if (user.pinForSigning) void turn({ pinForSigning: false })
    else setAsks(on && !asks)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = textOf(new FormData(event.currentTarget), 'ownPassword')
    setMissing(password === '')
    if (password !== '') void turn({ pinForSigning: true, confirm: { password } })
  }
  return (
    <section className={styles.end}>
      <Switch
        label={t('signing')}
        hint={able ? t('signingHint') : t('signingNoPin')}
        on={user.pinForSigning}
        disabled={busy || (!able && !user.pinForSigning)}
        onTurn={onTurn}
      />
      {asks && (
        <form className={styles.form} noValidate onSubmit={onSubmit}>
          <OwnPassword failure={failure} missing={missing} />
          <div className={styles.pair}>
            <Button onClick={() => setAsks(false)}>{t('frame:cancel')}</Button>
            <Button go type="submit" disabled={busy}>
              {busy ? t('frame:saving') : t('signingYes')}
            </Button>
          </div>
        </form>
      )}
      <FailureNote failure={failure} known={{ conflict: t('signingNoPin'), changed_meanwhile: t('signingAgain') }} />
      {turned && <Message icon={<CircleCheck />} says={t(user.pinForSigning ? 'signingOn' : 'signingOff', { name: user.displayName })} />}
    </section>
  )
}
