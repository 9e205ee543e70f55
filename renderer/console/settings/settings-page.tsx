import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useSettings } from './use-settings.ts'

/** What the organisation sets for itself: how it looks, how long people stay signed in, what is allowed, what is remembered. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'frame'])
  const { data, error, refetch } = useSettings()
  return (
    <>
      <PageHead title={t('frame:settings')} says={t('says')} />
      {data && <SettingsForm settings={data} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={8} />)}
    </>
  )
}
