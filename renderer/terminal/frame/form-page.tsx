import { ArrowLeft, Keyboard } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { FormStack } from '../../ui/field/form-stack.tsx'
import { Actions } from '../../ui/key/actions.tsx'
import { Key } from '../../ui/key/key.tsx'
import { Till } from '../../ui/till/till.tsx'
import { Work } from '../../ui/till/work.tsx'
import { showKeyboard, useOnScreenKeyboard } from '../app/keyboard-store.ts'
import { BandTools } from './band-tools.tsx'
import styles from './form-page.module.css'
import { TerminalKeyboard } from './terminal-keyboard.tsx'
import { TerminalSign } from './terminal-sign.tsx'

interface FormPageProps {
  title: string
  /** What the register says about it. */
  says: ReactNode
  /** What sends the field. */
  go: string
  busy: boolean
  onSubmit: (typed: string) => void
  onBack: () => void
  /** The one field, named `typed`. */
  children: ReactNode
}

/** One thing to type, over the terminal's own keyboard (TRM-7). The field alone holds it: it is read and wiped when it is sent. */
export function FormPage({ title, says, go, busy, onSubmit, onBack, children }: FormPageProps) {
  const { t } = useTranslation(['common', 'keyboard'])
  const keyboard = useOnScreenKeyboard()
  const id = useId()
  const send = <SendKey {...{ id, go, busy }} />
  const back = (
    <Key tone="quiet" aria-label={t('back')} className={classNames(styles.pin, styles.small)} disabled={busy} onClick={onBack}>
      <ArrowLeft />
      <span>{t('back')}</span>
    </Key>
  )
  return (
    <Till wide sign={<TerminalSign band tools={<BandTools />} />} keys={keyboard && <TerminalKeyboard go={send} />}>
      <Work layout="form">
        <h1 className={classNames(styles.title, styles.yields)}>{title}</h1>
        <div className={styles.says}>{says}</div>
        {back}
        <div className={styles.field}>
          <FormStack id={id} onSubmit={(event) => readField(event, busy, onSubmit)}>
            {children}
            {!keyboard && (
              <Actions>
                {send}
                <Key tone="quiet" onClick={showKeyboard}>
                  <Keyboard />
                  {t('keyboard:show')}
                </Key>
              </Actions>
            )}
          </FormStack>
        </div>
      </Work>
    </Till>
  )
}

function SendKey({ id, go, busy }: { id: string; go: string; busy: boolean }) {
  return (
    <Key tone="go" type="submit" form={id} data-go="" disabled={busy}>
      {go}
    </Key>
  )
}

function readField(event: SubmitEvent<HTMLFormElement>, busy: boolean, tell: (typed: string) => void): void {
  event.preventDefault()
  const field = event.currentTarget.elements.namedItem('typed')
  if (busy || !(field instanceof HTMLInputElement)) return
  const typed = field.value
  if (typed.trim() === '') {
    field.focus()
    return
  }
  field.value = ''
  tell(typed)
}
