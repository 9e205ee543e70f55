import { ArrowDownUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DeviceSort, deviceSortSchema } from '../../../contract/http/devices.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { Pick } from '../parts/pick.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import table from '../parts/table.module.css'
import { useLater } from '../parts/use-later.ts'
import { DeviceRows } from './device-rows.tsx'
import { useDeviceCounts, useDevices } from './use-devices.ts'

/** The shop's devices, newest approval first until somebody wants another order (DEV-7). */
export function DeviceList() {
  const { t } = useTranslation('devices')
  const [sought, setSought] = useState('')
  const [sort, setSort] = useState<DeviceSort>('approved')
  const q = useLater(sought.trim())
  const devices = useDevices({ q, sort })
  const { items, isPending, error, hasNextPage, refetch } = devices
  const { data: counts } = useDeviceCounts(q)
  const total = hasNextPage ? Math.max(items.length, counts?.found ?? 0) : items.length
  const none = !isPending && !error && items.length === 0
  const sorts = deviceSortSchema.options.map((value) => ({ value, label: t(`sort_${value}`) }))
  return (
    <section>
      <div className={table.bar}>
        <h2>{t('title')}</h2>
        {(items.length > 0 || sought !== '') && (
          <>
            <SearchBox label={t('search')} value={sought} onChange={setSought} />
            <Pick icon={<ArrowDownUp />} label={t('sort')} options={sorts} value={sort} onPick={setSort} />
          </>
        )}
      </div>
      {isPending && <GreyRows rows={3} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {none && <p className={table.empty}>{q === '' ? t('none') : t('notFound')}</p>}
      <p className="for-ears" role="status">
        {q !== '' && counts && t('found', { count: counts.found })}
      </p>
      {items.length > 0 && (
        <DeviceRows devices={items} total={total} sort={sort} busy={devices.isPlaceholderData} onNearEnd={devices.readOn} />
      )}
    </section>
  )
}
