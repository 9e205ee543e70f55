import { Lock, UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StateWord } from '../parts/state-word.tsx'

/** Somebody is in there now, or has locked the screen and comes back. */
export function SignedInMark({ locked }: { locked: boolean }) {
  const { t } = useTranslation('deviceSessions')
  return (
    <StateWord icon={locked ? <Lock /> : <UserCheck />} tone="waits">
      {locked ? t('locked') : t('stillIn')}
    </StateWord>
  )
}
