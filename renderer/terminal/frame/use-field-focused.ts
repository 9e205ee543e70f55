import { useEffect, useState } from 'react'

/**
 * How long the keyboard outlives its field, in milliseconds. A finger on a button takes the field's focus before it clicks; a
 * keyboard that left at once would move the button from under it.
 */
const linger = 300

/** Whether a field that the on-screen keyboard types into has the focus, or had it a moment ago. */
export function useFieldFocused(): boolean {
  const [focused, setFocused] = useState(false)
  useEffect(() => followFocus(setFocused), [])
  // What was covered comes into view again.
  useEffect(() => {
    if (focused) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }, [focused])
  return focused
}

function followFocus(tell: (focused: boolean) => void): () => void {
  const ends = new AbortController()
  let leaving: ReturnType<typeof setTimeout> | undefined
  let pressed = false
  const look = () => {
    clearTimeout(leaving)
    if (isFieldFocused()) tell(true)
    else if (!pressed) leaving = setTimeout(() => tell(isFieldFocused()), linger)
  }
  const press = (isPressed: boolean) => () => {
    pressed = isPressed
    look()
  }
  const options = { signal: ends.signal, capture: true }
  document.addEventListener('focusin', look, options)
  document.addEventListener('focusout', look, options)
  document.addEventListener('pointerdown', press(true), options)
  for (const end of ['pointerup', 'pointercancel'] as const) document.addEventListener(end, press(false), options)
  return () => {
    clearTimeout(leaving)
    ends.abort()
  }
}

function isFieldFocused(): boolean {
  const field = document.activeElement
  return field instanceof HTMLInputElement && field.type === 'text'
}
