import { CircleAlert, CircleCheck, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ConsoleSession } from '../../contract/http/console.ts'
import { Button } from '../ui/button/button.tsx'
import { Display } from '../ui/display/display.tsx'
import { firstNameOf } from '../ui/sign/initials.ts'
import { Facts } from '../ui/slip/facts.tsx'
import { Message } from '../ui/slip/message.tsx'
import { Slip, SlipMore, SlipSays } from '../ui/slip/slip.tsx'
import { leave } from './console-store.ts'
import { Entry } from './entry.tsx'
import styles from './home-page.module.css'

interface HomePageProps {
  session: ConsoleSession
  /** The server could not be reached when signing out. */
  away: boolean
  busy: boolean
}

/** Who is in. The console's pages come with the next release. */
export function HomePage({ session, away, busy }: HomePageProps) {
  const { t, i18n } = useTranslation('console')
  const { user, organisation, expiresAt } = session
  const until = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <Entry organisation={organisation.name} says={t('about')}>
      <div className={styles.home}>
        <div>
          <Display title={t('welcome', { name: firstNameOf(user.displayName) })}>
            <CircleCheck />
          </Display>
          <Slip kind="page">
            <SlipSays>{t('nextTitle')}</SlipSays>
            <SlipMore>{t('nextText')}</SlipMore>
            <Facts
              facts={[
                { term: t('organisation'), value: organisation.name },
                { term: t('role'), value: t(`role_${user.role}`) },
                { term: t('until'), value: until.format(new Date(expiresAt)) },
              ]}
            />
          </Slip>
        </div>
        {away && <Message icon={<CircleAlert />} says={t('away')} />}
        <Button big disabled={busy} onClick={() => void leave(session)}>
          <LogOut />
          {t('signOut')}
        </Button>
      </div>
    </Entry>
  )
}
