import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedWith } from '../../../contract/confirm.ts'
import { useMeNow } from '../account/use-me.ts'
import type { Failure } from '../api/send.ts'
import { KnownBy } from './known-by.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnPinField } from './own-pin-field.tsx'
import styles from './sign-change.module.css'

interface SignChangeProps {
  failure: Failure | null
  /** Nothing was typed that could sign. */
  missing: boolean
  /** The first thing to do where the question came up. */
  autoFocus?: boolean
}

/** Signs a change: with the own PIN for those who switched that on, else, or one tap away, with the own password (SIGN-1). */
export function SignChange({ failure, missing, autoFocus = false }: SignChangeProps) {
  const { t } = useTranslation('frame')
  const me = useMeNow()
  const [chosen, setChosen] = useState<SignedWith | null>(null)
  const [usedUp, setUsedUp] = useState(false)
  if (pinSignsNoMore(failure) && !usedUp) setUsedUp(true)
  // Neither field before it is known which: the one would take the other's place under somebody's fingers.
  if (me.isFetching && !me.isFetchedAfterMount) return <div className={styles.waiting} />
  const ready = me.data?.signsWith === 'pin' && !usedUp
  const asks = ready ? (chosen ?? 'pin') : 'password'
  const other = asks === 'pin' ? 'password' : 'pin'
  return (
    <div className={styles.sign}>
      {asks === 'pin' && me.data && <KnownBy me={me.data} />}
      {asks === 'pin' ? (
        <OwnPinField failure={failure} missing={missing} autoFocus={autoFocus || chosen !== null} />
      ) : (
        <OwnPassword
          failure={failure}
          missing={missing}
          hint={usedUp ? t('pinUsedUp') : undefined}
          autoFocus={autoFocus || usedUp || chosen !== null}
        />
      )}
      {ready && (
        <button type="button" className={styles.other} onClick={() => setChosen(other)}>
          {t(other === 'password' ? 'signWithPassword' : 'signWithPin')}
        </button>
      )}
    </div>
  )
}

/** The fifth wrong PIN, or a PIN that may not sign (any more). */
function pinSignsNoMore(failure: Failure | null): boolean {
  if (failure?.kind !== 'refused') return false
  const { code, triesLeft } = failure.problem
  return code === 'signing_needs_password' || (code === 'signing_pin_not_accepted' && triesLeft === 0)
}
