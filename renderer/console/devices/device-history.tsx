import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { RecordRows } from '../records/record-rows.tsx'
import { useRecords } from '../records/use-records.ts'
import styles from './device-history.module.css'

/** What happened on a device and to it, newest first, as the records tell it (LOG-1). */
export function DeviceHistory({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation(['deviceSessions', 'frame'])
  const id = useId()
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecords({ deviceId }, 10)
  return (
    <section className={styles.history} aria-labelledby={id}>
      <div className={table.bar}>
        <h2 id={id}>{t('history')}</h2>
      </div>
      {isPending && <GreyRows rows={4} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      <RecordRows events={items} oneDevice />
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('frame:more')}
          </Button>
        </div>
      )}
    </section>
  )
}
