import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import table from '../parts/table.module.css'
import { RecordRows } from './record-rows.tsx'
import { useRecords } from './use-records.ts'

/** My account > Records: everything that happened (LOG-1). */
export function RecordsPage() {
  const { t } = useTranslation(['records', 'frame'])
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecords({})
  return (
    <>
      <PageHead title={t('title')} says={t('says')} />
      {isPending && <GreyRows rows={10} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('none')}</p>}
      <RecordRows events={items} />
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('frame:more')}
          </Button>
        </div>
      )}
    </>
  )
}
