/** Types text at a field's caret, as a keyboard would: within its longest length, and with an input event. */
export function insertText(field: HTMLInputElement, text: string): void {
  const { start, end } = caretOf(field)
  const room = field.maxLength < 0 ? Infinity : field.maxLength - (field.value.length - (end - start))
  if (text.length > room) return
  field.setRangeText(text, start, end, 'end')
  tell(field)
}

/** Takes back what is selected, or the character before the caret. */
export function deleteBack(field: HTMLInputElement): void {
  const { start, end } = caretOf(field)
  const before = [...field.value.slice(0, start)].at(-1)?.length ?? 0
  field.setRangeText('', start === end ? start - before : start, end, 'end')
  tell(field)
}

function caretOf(field: HTMLInputElement): { start: number; end: number } {
  const last = field.value.length
  return { start: field.selectionStart ?? last, end: field.selectionEnd ?? last }
}

function tell(field: HTMLInputElement): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
