import { useTranslation } from 'react-i18next'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'

/** No try will help: the address itself is refused. */
export function AddressSlip() {
  const { t } = useTranslation('unreachable')
  return (
    <Slip kind="page" role="status">
      <SlipSays>{t('address')}</SlipSays>
      <SlipMore>{t('adviceAddress')}</SlipMore>
    </Slip>
  )
}
