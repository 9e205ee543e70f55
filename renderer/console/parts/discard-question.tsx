import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import styles from './discard-question.module.css'

/** Stands over what was typed and not saved, before it is lost. */
export function DiscardQuestion({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  const { t } = useTranslation('frame')
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    stay.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div role="alertdialog" aria-labelledby="discard" className={styles.question}>
      <p id="discard">{t('discardAsk')}</p>
      <div>
        <Button ref={stay} onClick={onStay}>
          {t('discardNo')}
        </Button>
        <Button danger onClick={onDiscard}>
          {t('discardYes')}
        </Button>
      </div>
    </div>
  )
}
