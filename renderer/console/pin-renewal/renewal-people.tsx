import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PinRenewal, type RenewalShow, renewalShowSchema } from '../../../contract/http/pin-renewal.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { Tabs } from '../parts/tabs.tsx'
import { VirtualTable } from '../parts/virtual-table.tsx'
import styles from './pin-renewal.module.css'
import { RenewedRow } from './renewed-row.tsx'
import { useRenewedPeople } from './use-pin-renewal.ts'

/** What became of each person, by name: all, or those whom somebody has to look after. */
export function RenewalPeople({ renewal }: { renewal: PinRenewal }) {
  const { t } = useTranslation('renewed')
  const [show, setShow] = useState<RenewalShow>('all')
  const { items, isPending, isPlaceholderData, error, hasNextPage, readOn, refetch } = useRenewedPeople(show)
  // The strip above is read more often: where it says that it is over, no row says that it waits.
  useEffect(() => void refetch(), [renewal.state, refetch])
  const total = hasNextPage && show === 'all' ? Math.max(items.length, renewal.counts.people) : items.length
  return (
    <section className={styles.people} aria-labelledby="renewed">
      <h2 id="renewed">{t('people')}</h2>
      <Tabs tabs={renewalShowSchema.options.map((name) => ({ name, label: t(`show_${name}`) }))} chosen={show} onChoose={setShow} />
      {isPending && <GreyRows />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t(`empty_${show}`)}</p>}
      {items.length > 0 && (
        <VirtualTable
          label={t('people')}
          className={styles.rows}
          columns={3}
          head={
            <>
              <th>{t('name')}</th>
              <th>{t('newPin')}</th>
              <th>{t('movedHead')}</th>
            </>
          }
          items={items}
          total={total}
          busy={isPlaceholderData}
          onNearEnd={readOn}
          row={(person, place) => <RenewedRow key={person.id} person={person} place={place} />}
        />
      )}
    </section>
  )
}
