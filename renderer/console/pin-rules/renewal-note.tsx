import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePinRenewal } from '../pin-renewal/use-pin-renewal.ts'
import styles from './pin-rules.module.css'

/** The way to new PINs for everybody: how far they are, or that they can be had. */
export function RenewalNote() {
  const { t, i18n } = useTranslation('pinRules')
  const { data } = usePinRenewal()
  if (!data) return null
  const { renewal } = data
  const open = renewal !== null && (renewal.state === 'running' || renewal.state === 'paused')
  const number = (value: number) => value.toLocaleString(i18n.language)
  return (
    <p className={styles.renewal}>
      <Link to="/pin-renewal">
        {open
          ? t('renewalOpen', { done: number(renewal.counts.people - renewal.counts.waiting), of: number(renewal.counts.people) })
          : t('renewalLink')}
      </Link>
    </p>
  )
}
