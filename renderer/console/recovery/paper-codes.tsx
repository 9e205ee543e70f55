import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/http/me.ts'
import { usePrinting } from '../parts/use-printing.ts'
import { useWhen } from '../parts/use-when.ts'
import { useSession } from '../use-session.ts'
import styles from './paper-codes.module.css'

/** What a printer makes of the codes: one sheet, and nothing else of the page. It is there while it is printed, no longer. */
export function PaperCodes({ me, codes }: { me: Me; codes: readonly string[] }) {
  const { t } = useTranslation('recovery')
  const { day } = useWhen()
  const { organisation } = useSession()
  if (!usePrinting()) return null
  return createPortal(
    <section className={styles.paper}>
      <h1>{t('sheetTitle')}</h1>
      <p dir="auto">{t('sheetFor', { name: me.displayName, username: me.username ?? '', shop: organisation.name })}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>{t('sheetHow', { address: `${location.origin}${location.pathname}` })}</p>
      <p>{t('sheetMade', { day: day(new Date().toISOString()) })}</p>
    </section>,
    document.body,
  )
}
