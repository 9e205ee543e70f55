import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../../ui/key/key.tsx'
import { useOnScreenKeyboard } from '../app/keyboard-store.ts'
import styles from './field-keyboard.module.css'
import { TerminalKeyboard } from './terminal-keyboard.tsx'

/** The on-screen keyboard of a screen that is mostly read: it comes up while a field has the focus. */
export function FieldKeyboard() {
  const { t } = useTranslation('keyboard')
  const wanted = useOnScreenKeyboard()
  const typing = useFieldFocused()
  if (!wanted || !typing) return null
  const done = () => document.activeElement instanceof HTMLElement && document.activeElement.blur()
  return (
    <div className={styles.dock}>
      <TerminalKeyboard
        go={
          <Key tone="go" data-go="" onMouseDown={(event) => event.preventDefault()} onClick={done}>
            {t('done')}
          </Key>
        }
      />
    </div>
  )
}

function useFieldFocused(): boolean {
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    const look = () => {
      const field = document.activeElement
      setFocused(field instanceof HTMLInputElement && field.type === 'text')
    }
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', look)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', look)
    }
  }, [])
  // What was covered comes into view again.
  useEffect(() => {
    if (focused) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }, [focused])
  return focused
}
