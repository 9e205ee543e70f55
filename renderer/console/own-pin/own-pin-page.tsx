import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trail } from '../parts/trail.tsx'
import { OwnPinArea } from './own-pin-area.tsx'
import { useOwnPin } from './use-own-pin.ts'

/** The own PIN: create, change, recover (SELF-1 to SELF-3), and what it signs (SELF-9). */
export function OwnPinPage() {
  const { t } = useTranslation(['ownPin', 'devices', 'frame'])
  const { data, error, refetch } = useOwnPin()
  return (
    <>
      <Trail label={t('devices:trail')} here={t('title')}>
        <Link to="/account">{t('frame:account')}</Link>
      </Trail>
      <PageHead title={t('title')} says={t('yours')} />
      {data && <OwnPinArea own={data} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={4} />)}
    </>
  )
}
