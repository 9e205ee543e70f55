import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import type { Failure } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import styles from './import-setup.module.css'

interface SignImportProps {
  word: string
  says?: string
  disabled?: boolean
  busy: boolean
  failure: Failure | null
  onSign: (password: string) => Promise<void>
}

/** The own password signs an import, once for all its rows. */
export function SignImport({ word, says, disabled = false, busy, failure, onSign }: SignImportProps) {
  const { t } = useTranslation(['import', 'frame'])
  const [missing, setMissing] = useState(false)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = textOf(new FormData(event.currentTarget), 'ownPassword')
    setMissing(password === '')
    if (password !== '') void onSign(password)
  }
  return (
    <form className={styles.sign} noValidate onSubmit={onSubmit}>
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} known={{ pins_not_importable: t('pinsLate') }} />
      {says && <p>{says}</p>}
      <Button go big type="submit" disabled={busy || disabled}>
        {busy ? t('frame:saving') : word}
      </Button>
    </form>
  )
}
