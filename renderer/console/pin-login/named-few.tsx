import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
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
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const parts = list.formatToParts(rest > 0 ? [...names, t('others', { count: rest })] : names)
  return (
    <span className={styles.few}>
      {count}
      <small>
        {parts.map(({ type, value }, at) => (type === 'element' ? <bdi key={at}>{value}</bdi> : <Fragment key={at}>{value}</Fragment>))}
      </small>
      {people && <Link to="/users">{t('toUsers')}</Link>}
    </span>
  )
}
