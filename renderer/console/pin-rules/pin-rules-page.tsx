import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PinRulesForm } from './pin-rules-form.tsx'
import { usePinRules } from './use-pin-rules.ts'

/** What PINs have to be like here, and what that means for whoever guesses (POL-1 to POL-3, POL-5, POL-6, POL-9). */
export function PinRulesPage() {
  const { t } = useTranslation('pinRules')
  const { data, error, refetch } = usePinRules()
  return (
    <>
      <PageHead title={t('title')} says={t('says')} />
      {data && <PinRulesForm rules={data} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={8} />)}
    </>
  )
}
