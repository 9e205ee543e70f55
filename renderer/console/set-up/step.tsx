import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './set-up.module.css'

interface StepProps {
  number: number
  done: boolean
  title: string
  children: ReactNode
}

/** One step: its number until it is done, then a tick. */
export function Step({ number, done, title, children }: StepProps) {
  const { t } = useTranslation('setUp')
  return (
    <li className={styles.step} data-done={done}>
      <span className={styles.mark} aria-hidden="true">
        {done ? <Check /> : number}
      </span>
      <div className={styles.matter}>
        <h2>
          {title}
          {done && <span className={styles.tick}> {t('ticked')}</span>}
        </h2>
        {children}
      </div>
    </li>
  )
}
