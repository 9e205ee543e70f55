import { useTranslation } from 'react-i18next'
import { Person } from '../../ui/sign/person.tsx'
import { clockOf } from '../words/format.ts'
import { useLanguage } from '../words/use-format.ts'

/** Whose session is kept while the register is locked, the only name a locked screen shows. */
export function LockedPerson({ displayName, since }: { displayName: string; since: number }) {
  const { t } = useTranslation('pin')
  const language = useLanguage()
  return <Person name={displayName} detail={t('lockedAt', { time: clockOf(language, since) })} />
}
