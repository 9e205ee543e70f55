import { useTranslation } from 'react-i18next'
import { Facts } from '../../ui/slip/facts.tsx'
import { usePercent } from '../parts/use-percent.ts'
import { NamedFew } from './named-few.tsx'
import type { PinLogin } from './pin-login-on.tsx'

/** What is not ready yet, by name, before PIN login is activated (ACT-3). */
export function ReadinessFacts({ readiness }: Pick<PinLogin, 'readiness'>) {
  const { t } = useTranslation('pinLogin')
  const percent = usePercent()
  const { pinLength, recommendedLength } = readiness
  const length =
    pinLength >= recommendedLength ? t('digits', { count: pinLength }) : t('digitsAdvised', { count: pinLength, recommendedLength })
  const { peopleLackingPin: count, lackingPin: names } = readiness
  const lacking = count === 0 ? [] : [{ term: t('lackingPin'), value: <NamedFew count={count} names={names} people /> }]
  return (
    <Facts
      facts={[
        { term: t('withoutPin'), value: <NamedFew count={readiness.peopleWithoutPin} names={readiness.withoutPin} people /> },
        ...lacking,
        { term: t('withoutEmail'), value: <NamedFew count={readiness.peopleWithoutEmail} names={readiness.withoutEmail} people /> },
        { term: t('earlierDevices'), value: <NamedFew count={readiness.earlierDevices} names={readiness.earlierDeviceNames} /> },
        { term: t('pinLength'), value: length },
        { term: t('risk'), value: percent(readiness.risk) },
      ]}
    />
  )
}
