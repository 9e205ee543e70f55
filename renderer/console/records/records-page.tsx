import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import table from '../parts/table.module.css'
import { useSettings } from '../settings/use-settings.ts'
import { DeviceFilter } from './device-filter.tsx'
import { ExportButton } from './export-button.tsx'
import { RecordRows } from './record-rows.tsx'
import { filterOf } from './records-search.ts'
import styles from './records-page.module.css'
import { useRecords } from './use-records.ts'
import { useRecordsSearch } from './use-records-search.ts'
import { WhatFilter } from './what-filter.tsx'
import { WhenFilter } from './when-filter.tsx'
import { WhoFilter } from './who-filter.tsx'

/** My account > Records: everything that happened, and what of it somebody looks for (LOG-1). */
export function RecordsPage() {
  const { t } = useTranslation(['records', 'frame'])
  const { search, clear } = useRecordsSearch()
  const filter = filterOf(search, new Date())
  const filtered = Object.keys(filter).length > 0
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecords(filter)
  const { data: settings } = useSettings()
  return (
    <>
      <PageHead title={t('title')} says={settings ? t('kept', { count: settings.recordsDays }) : t('says')}>
        <ExportButton filter={filter} />
      </PageHead>
      <div className={styles.filters} role="group" aria-label={t('filters')}>
        <WhenFilter />
        <WhoFilter />
        <DeviceFilter />
        <WhatFilter />
        {filtered && (
          <button type="button" className={styles.clear} onClick={clear}>
            <X />
            {t('clear')}
          </button>
        )}
      </div>
      {isPending && <GreyRows rows={10} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{filtered ? t('noneFound') : t('none')}</p>}
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
