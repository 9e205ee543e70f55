import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
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

/** Whether the page is being printed, by its button or by the browser's own command. */
function usePrinting(): boolean {
  const [prints, setPrints] = useState(false)
  useEffect(() => {
    const done = new AbortController()
    // At once: the printer takes what stands there when the event is over.
    window.addEventListener('beforeprint', () => flushSync(() => setPrints(true)), done)
    window.addEventListener('afterprint', () => setPrints(false), done)
    return () => done.abort()
  }, [])
  return prints
}
