import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../ui/field/password-field.tsx'
import styles from './new-password.module.css'
import { type PasswordStrength, strengthOf } from './password-strength.ts'

export type NewPasswordProblem = 'short' | 'long' | 'differs'

interface NewPasswordProps {
  problem: NewPasswordProblem | null
  /** Words that a stranger who knows the person would try. */
  own: readonly string[]
}

/** A password of the own choice, twice; says as it is typed what is still missing. Pasting and password managers work. */
export function NewPassword({ problem, own }: NewPasswordProps) {
  const { t } = useTranslation('newPassword')
  const [strength, setStrength] = useState<PasswordStrength | null>(null)
  const words = { show: t('show'), hide: t('hide') }
  return (
    <>
      <div className={styles.first}>
        <PasswordField
          name="newPassword"
          label={t('label')}
          hint={t('hint')}
          problem={problem === null || problem === 'differs' ? undefined : t(`problem_${problem}`)}
          autoComplete="new-password"
          maxLength={256}
          words={words}
          onChange={({ target }) => setStrength(target.value === '' ? null : strengthOf(target.value, own))}
        />
        <p className={styles.strength} role="status" data-good={strength?.kind === 'fair' || strength?.kind === 'long'}>
          {strength !== null && <Strength strength={strength} />}
        </p>
      </div>
      <PasswordField
        name="again"
        label={t('again')}
        problem={problem === 'differs' ? t('problem_differs') : undefined}
        autoComplete="new-password"
        maxLength={256}
        words={words}
      />
    </>
  )
}

function Strength({ strength }: { strength: PasswordStrength }) {
  const { t } = useTranslation('newPassword')
  const good = strength.kind === 'fair' || strength.kind === 'long'
  return (
    <>
      {good ? <CircleCheck /> : <CircleDashed />}
      <span>{strength.kind === 'short' ? t('short', { count: strength.missing }) : t(strength.kind)}</span>
    </>
  )
}
