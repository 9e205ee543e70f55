import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { RenewalSheet } from '../../../contract/http/pin-renewal.ts'
import { usePrinting } from '../parts/use-printing.ts'
import { useSession } from '../use-session.ts'
import styles from './paper-slips.module.css'

/** What a printer makes of the sheet: slips to cut apart, and nothing else of the page. */
export function PaperSlips({ slips }: Pick<RenewalSheet, 'slips'>) {
  const { t } = useTranslation('setPin')
  const { organisation } = useSession()
  if (!usePrinting()) return null
  return createPortal(
    <section className={styles.papers}>
      {slips.map(({ name, pin }) => (
        <article key={pin}>
          <p dir="auto">{organisation.name}</p>
          <h1 dir="auto">{name}</h1>
          <p className={styles.pin}>{pin}</p>
          <p>{t('slipKeep')}</p>
        </article>
      ))}
    </section>,
    document.body,
  )
}
