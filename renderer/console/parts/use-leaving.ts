import { type KeyboardEvent, type RefObject, type SyntheticEvent, useState } from 'react'
import { hasUnsavedText } from './unsaved-text.ts'

/**
 * Ways out of a dialog with a form: where something typed would be lost, they ask first.
 * @param isUnsaved what is worth the question.
 * @param close what the way out does. A dialog that closes itself tells so only after the next key, which would be lost to it.
 */
export function useLeaving(
  dialog: RefObject<HTMLDialogElement | null>,
  isUnsaved = hasUnsavedText,
  close: () => void = () => dialog.current?.close(),
) {
  const [asks, setAsks] = useState(false)
  const leave = () => {
    if (dialog.current && isUnsaved(dialog.current)) setAsks(true)
    else close()
  }
  const stay = () => setAsks(false)
  // A browser lets a dialog refuse Escape once, and closes it at the second; the key itself may be refused every time.
  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || outermost(event.target) !== dialog.current) return
    event.preventDefault()
    if (asks) stay()
    else leave()
  }
  // The way back of a phone.
  const onCancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== dialog.current) return
    event.preventDefault()
    leave()
  }
  return { asks, leave, stay, close, onKeyDown, onCancel }
}

function outermost(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('dialog') : null
}
