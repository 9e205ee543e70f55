import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NoRenewal } from './no-renewal.tsx'
import { RenewalPeople } from './renewal-people.tsx'
import { RenewalSheet } from './renewal-sheet.tsx'
import { RenewalStrip } from './renewal-strip.tsx'
import { usePinRenewal } from './use-pin-renewal.ts'

/** PIN rules > New PINs for everybody: how far it is, what became of each, and the slips to print (POL-4). */
export function PinRenewalPage() {
  const { t } = useTranslation('pinRenewal')
  const { data, error, refetch } = usePinRenewal()
  const renewal = data?.renewal
  return (
    <>
      <PageHead title={t('title')} says={t('says')} />
      {data && !renewal && <NoRenewal now={data} />}
      {data && renewal && (
        <>
          <RenewalStrip renewal={renewal} />
          {renewal.sheet.slips > 0 && <RenewalSheet renewal={renewal} />}
          <RenewalPeople renewal={renewal} />
          {(renewal.state === 'done' || renewal.state === 'cancelled') && <NoRenewal now={data} again />}
        </>
      )}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={6} />)}
    </>
  )
}
