import { useTranslation } from 'react-i18next'
import { Key } from '../../ui/key/key.tsx'
import { useOnScreenKeyboard } from '../app/keyboard-store.ts'
import styles from './field-keyboard.module.css'
import { TerminalKeyboard } from './terminal-keyboard.tsx'
import { useFieldFocused } from './use-field-focused.ts'

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
