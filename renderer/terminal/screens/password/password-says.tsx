import { CircleAlert, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal, ScreenOf } from '../../../../contract/terminal-state.ts'
import { Message } from '../../../ui/slip/message.tsx'
import { useNow } from '../../app/use-now.ts'
import { useDuration } from '../../words/use-format.ts'

/** Why this screen is here, or why the last password opened nothing. */
export function PasswordSays({ screen }: { screen: ScreenOf<'password'> }) {
  const { t } = useTranslation('password')
  if (screen.refusal) return <Refused key={screen.refusal.number} refusal={screen.refusal} />
  return screen.notice === 'none' ? null : <Message icon={<Info />} says={t(`notice_${screen.notice}`)} />
}

function Refused({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation('password')
  const duration = useDuration()
  const now = useNow(1000)
  const { triesLeft, afterTries, until } = refusal
  const thenWait = () =>
    triesLeft === null || afterTries?.kind !== 'wait'
      ? undefined
      : t('thenWait', { count: triesLeft, duration: duration(afterTries.seconds) })
  switch (refusal.code) {
    case 'password_not_accepted':
      return <Message icon={<CircleAlert />} says={t('noMatch')} more={thenWait()} />
    case 'try_later':
      return (
        <Message
          icon={<CircleAlert />}
          says={until === null || until <= now ? t('waitOver') : t('wait', { duration: duration((until - now) / 1000) })}
        />
      )
    case 'one_factor_by_mail':
      return <Message icon={<CircleAlert />} says={t('firstPin')} more={t('firstPinMore')} />
    case 'browser_devices_forbidden':
      return <Message icon={<CircleAlert />} says={t('notice_browser_forbidden')} />
    default:
      return <Message icon={<CircleAlert />} says={t('trouble')} />
  }
}
