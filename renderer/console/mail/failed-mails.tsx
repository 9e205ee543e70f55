import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { FailedMailRow } from './failed-mail-row.tsx'
import styles from './mail.module.css'
import { useFailedMails, useMailState } from './use-mail.ts'

/** Mails that were given up, with why, and a way to try again; where nothing was ever mailed, nothing is said of it. */
export function FailedMails() {
  const { t } = useTranslation(['mail', 'frame'])
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useFailedMails()
  const noServer = useMailState().data?.server === null
  if (noServer && !isPending && !error && items.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="failed-mails">
      <h2 id="failed-mails">{t('failed')}</h2>
      {isPending && <GreyRows rows={2} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('noneFailed')}</p>}
      {items.length > 0 && (
        <ul className={styles.rows}>
          {items.map((mail) => (
            <FailedMailRow key={mail.id} mail={mail} noServer={noServer} />
          ))}
        </ul>
      )}
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
