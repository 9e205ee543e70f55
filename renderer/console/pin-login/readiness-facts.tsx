import { useTranslation } from 'react-i18next'
import { Facts } from '../../ui/slip/facts.tsx'
import type { PinLogin } from './pin-login-on.tsx'

/** What is not ready yet, before PIN login is activated (ACT-3). */
export function ReadinessFacts({ readiness }: Pick<PinLogin, 'readiness'>) {
  const { t } = useTranslation('pinLogin')
  const { peopleWithoutPin, earlierDevices, pinLength, recommendedLength } = readiness
  const length =
    pinLength >= recommendedLength ? t('digits', { count: pinLength }) : t('digitsAdvised', { count: pinLength, recommendedLength })
  return (
    <Facts
      facts={[
        { term: t('withoutPin'), value: peopleWithoutPin },
        { term: t('earlierDevices'), value: earlierDevices },
        { term: t('pinLength'), value: length },
      ]}
    />
  )
}
