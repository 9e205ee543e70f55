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
  /** It was sent with nothing in it. */
  onEmpty?: () => void
  onBack: () => void
  /** What the quiet key says in the place of "Back". */
  leave?: string
  /** The one field, named `typed`. */
  children: ReactNode
}

/** One thing to type, over the terminal's own keyboard (TRM-7). The field alone holds it: it is read and wiped when it is sent. */
export function FormPage({ title, says, go, busy, onSubmit, onEmpty, onBack, leave, children }: FormPageProps) {
  const { t } = useTranslation('keyboard')
  const keyboard = useOnScreenKeyboard()
  const id = useId()
  const send = <SendKey {...{ id, go, busy }} />
  return (
    <Till wide sign={<TerminalSign band tools={<BandTools />} />} keys={keyboard && <TerminalKeyboard go={send} />}>
      <Work layout="form">
        <h1 className={classNames(styles.title, styles.yields)}>{title}</h1>
        <div className={styles.says}>{says}</div>
        <LeaveKey says={leave} busy={busy} onPress={onBack} />
        <div className={styles.field}>
          <FormStack id={id} onSubmit={(event) => readField(event, busy, { onSubmit, onEmpty })}>
            {children}
            {!keyboard && (
              <Actions>
                {send}
                <Key tone="quiet" onClick={showKeyboard}>
                  <Keyboard />
                  {t('show')}
                </Key>
              </Actions>
            )}
          </FormStack>
        </div>
      </Work>
    </Till>
  )
}

/** Back, or what else leads away from what is to be typed. */
function LeaveKey({ says, busy, onPress }: { says: string | undefined; busy: boolean; onPress: () => void }) {
  const { t } = useTranslation('common')
  const isBack = says === undefined
  return (
    <Key
      tone="quiet"
      aria-label={isBack ? t('back') : undefined}
      className={classNames(styles.pin, isBack && styles.small)}
      disabled={busy}
      onClick={onPress}
    >
      {isBack && <ArrowLeft />}
      <span>{says ?? t('back')}</span>
    </Key>
  )
}

function SendKey({ id, go, busy }: { id: string; go: string; busy: boolean }) {
  return (
    <Key tone="go" type="submit" form={id} data-go="" disabled={busy}>
      {go}
    </Key>
  )
}

function readField(event: SubmitEvent<HTMLFormElement>, busy: boolean, tell: Pick<FormPageProps, 'onSubmit' | 'onEmpty'>): void {
  event.preventDefault()
  const field = event.currentTarget.elements.namedItem('typed')
  if (busy || !(field instanceof HTMLInputElement)) return
  const typed = field.value
  if (typed.trim() === '') {
    field.focus()
    tell.onEmpty?.()
    return
  }
  field.value = ''
  tell.onSubmit(typed)
}
