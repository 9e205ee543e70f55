import { Link } from '@tanstack/react-router'
import { AppWindow, Grip, ListChecks, Mail, ScrollText, Settings, UserRound, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { leadRoles } from '../../../contract/roles.ts'
import { useSession } from '../use-session.ts'
import styles from './side-nav.module.css'

/** The way about: what somebody of this role may open, and nothing else. */
export function SideNav() {
  const { t } = useTranslation('frame')
  const { role } = useSession().user
  const leads = leadRoles.includes(role)
  return (
    <nav className={styles.nav} aria-label={t('pages')}>
      {leads && (
        <>
          <p>{t('myAccount')}</p>
          <Link to="/pin-login">
            <Grip />
            {t('pinLogin')}
          </Link>
          <Link to="/pin-rules">
            <ListChecks />
            {t('pinRules')}
          </Link>
          <Link to="/users">
            <Users />
            {t('users')}
          </Link>
          <Link to="/records">
            <ScrollText />
            {t('records')}
          </Link>
          <Link to="/mail">
            <Mail />
            {t('mail')}
          </Link>
          {role === 'admin' && (
            <Link to="/app-keys">
              <AppWindow />
              {t('appKeys')}
            </Link>
          )}
          <Link to="/settings">
            <Settings />
            {t('settings')}
          </Link>
        </>
      )}
      <p>{t('you')}</p>
      <Link to="/account">
        <UserRound />
        {t('account')}
      </Link>
      <p className={styles.made}>{t('made')}</p>
    </nav>
  )
}
