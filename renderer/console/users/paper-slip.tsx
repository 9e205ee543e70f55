import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { usePrinting } from '../parts/use-printing.ts'
import { useSession } from '../use-session.ts'
import styles from './paper-slip.module.css'

/** What a printer makes of a new PIN: one slip to hand over, and nothing else of the page. It is there while it is printed, no longer. */
export function PaperSlip({ name, pin }: { name: string; pin: string }) {
  const { t } = useTranslation('setPin')
  const { organisation } = useSession()
  if (!usePrinting()) return null
  return createPortal(
    <section className={styles.paper}>
      <p dir="auto">{organisation.name}</p>
      <h1 dir="auto">{name}</h1>
      <p className={styles.pin}>{pin}</p>
      <p>{t('slipKeep')}</p>
    </section>,
    document.body,
  )
}
