import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { firstNameOf } from '../../../ui/sign/initials.ts'
import { Facts } from '../../../ui/slip/facts.tsx'
import { Slip } from '../../../ui/slip/slip.tsx'
import { useTerminal } from '../../app/terminal-store.ts'
import { useNow } from '../../app/use-now.ts'
import { momentOf } from '../../words/format.ts'
import { useDuration, useLanguage } from '../../words/use-format.ts'
import styles from './pass.module.css'
import { greetingOf } from './greeting-of.ts'

/** The greeting, and the slip that came out at sign-in: since when, as what, and when it locks. */
export function Pass({ screen }: { screen: ScreenOf<'home'> }) {
  const { t } = useTranslation('home')
  const now = useNow(60_000)
  const name = firstNameOf(screen.user.displayName)
  return (
    <div className={styles.pass}>
      <Display title={t(screen.pinIsNew ? 'newPinWorks' : screen.resumed ? 'resumed' : greetingOf(new Date(now).getHours()), { name })}>
        <Check />
      </Display>
      <Slip kind="pass">
        <Facts facts={usePassFacts(screen, now)} />
      </Slip>
    </div>
  )
}

function usePassFacts({ startedAt, user, pinIsNew }: ScreenOf<'home'>, now: number) {
  const { t } = useTranslation(['home', 'common'])
  const { deviceName, idleSeconds } = useTerminal()
  const time = momentOf(useLanguage(), startedAt, now)
  return [
    { term: t('signedIn'), value: [time, deviceName].filter(Boolean).join(', ') },
    ...(pinIsNew ? [{ term: t('pin'), value: t('pinIsNew') }] : []),
    { term: t('role'), value: t(`common:${user.role}`) },
    { term: t('locks'), value: t('locksAfter', { duration: useDuration()(idleSeconds) }) },
  ]
}
