import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './named-few.module.css'

interface NamedFewProps {
  count: number
  /** The first of them. */
  names: readonly string[]
  /** They are people, who can be looked up. */
  people?: boolean
}

/** How many there are, and who the first are; the rest is counted. */
export function NamedFew({ count, names, people = false }: NamedFewProps) {
  const { t, i18n } = useTranslation('pinLogin')
  if (count === 0) return t('nobody')
  const rest = count - names.length
  const parts = rest > 0 ? [...names, t('others', { count: rest })] : names
  return (
    <div className={styles.few}>
      {count}
      <small dir="auto">{new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts)}</small>
      {people && <Link to="/users">{t('toUsers')}</Link>}
    </div>
  )
}
