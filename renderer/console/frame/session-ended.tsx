import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/slip/message.tsx'
import type { Entering } from '../console-store.ts'
import { SignInForm } from '../sign-in-form.tsx'
import { TimerOff } from 'lucide-react'
import styles from './session-ended.module.css'

/** The session ended: the sign-in stands over the page, which keeps what was typed. */
export function SessionEnded(entering: Entering) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={styles.over} aria-label={t('ended')} onCancel={(event) => event.preventDefault()}>
      <Message icon={<TimerOff />} says={t('ended')} more={t('endedMore')} />
      <SignInForm {...entering} />
    </dialog>
  )
}
