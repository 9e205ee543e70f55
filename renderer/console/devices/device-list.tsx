import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import table from '../parts/table.module.css'
import { DeviceRows } from './device-rows.tsx'
import { useDevices } from './use-devices.ts'

/** The shop's devices, newest approval first (DEV-7). */
export function DeviceList() {
  const { t } = useTranslation('devices')
  const [sought, setSought] = useState('')
  const { items, isPending, error, refetch } = useDevices()
  const wanted = sought.trim().toLocaleLowerCase()
  const found = items.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  return (
    <section>
      <div className={table.bar}>
        <h2>{t('title')}</h2>
        {items.length > 0 && <SearchBox label={t('search')} value={sought} onChange={setSought} />}
      </div>
      {isPending && <GreyRows rows={3} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('none')}</p>}
      {items.length > 0 && found.length === 0 && <p className={table.empty}>{t('notFound')}</p>}
      {found.length > 0 && <DeviceRows devices={found} />}
    </section>
  )
}
