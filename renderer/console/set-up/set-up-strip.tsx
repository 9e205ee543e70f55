import { Link, useRouterState } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './set-up.module.css'
import { useSetUp } from './use-set-up.ts'

/** A quiet way back to the set-up, on every page until it is done. */
export function SetUpStrip() {
  const { t } = useTranslation('setUp')
  const place = useRouterState({ select: ({ location }) => location.pathname })
  const { setUp } = useSetUp()
  if (!setUp || setUp.done || place === '/set-up') return null
  const count = Object.values(setUp.steps).filter((done) => !done).length
  return (
    <p className={styles.back}>
      <ListChecks />
      <span>{t('left', { count })}</span>
      <Link to="/set-up">{t('goOn')}</Link>
    </p>
  )
}
