import { useTranslation } from 'react-i18next'
import { DeviceList } from '../devices/device-list.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { FloorPrompt } from '../pin-rules/floor-prompt.tsx'
import { PinLoginOff } from './pin-login-off.tsx'
import { PinLoginOn } from './pin-login-on.tsx'
import { usePinLogin } from './use-pin-login.ts'

/** My account > Log in with PIN code: the switch for the whole shop, and its devices (ACT-1, ACT-2, DEV-7). */
export function PinLoginPage() {
  const { t } = useTranslation('pinLogin')
  const { data, error, refetch } = usePinLogin()
  return (
    <>
      <PageHead title={t('title')} says={data?.active === false ? t('aboutOff') : t('aboutOn')} />
      <FloorPrompt />
      {data ? data.active ? <PinLoginOn pinLogin={data} /> : <PinLoginOff pinLogin={data} /> : null}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={2} />)}
      {data && <DeviceList />}
    </>
  )
}
