import { type MouseEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { classNames } from '../class-names.ts'
import { Key } from '../key/key.tsx'
import type { Press } from './key-gate.ts'
import { isDigitKey, type KeypadKey } from './keypad-key.ts'
import styles from './pad-key.module.css'

interface PadKeyProps {
  name: KeypadKey
  /** For screen readers, where the cap is a picture. */
  label?: string
  resting: boolean
  press: (press: Press) => void
  children: ReactNode
}

/** One key. It counts when the finger comes down, not when it leaves: the dot lights in the same frame. */
export function PadKey({ name, label, resting, press, children }: PadKeyProps) {
  const touched = useRef(false)

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    touched.current = true
    press({ key: name, held: false, at: event.nativeEvent.timeStamp })
  }
  // Keyboards and screen readers click without a finger; the click that follows a finger was counted already.
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0 || !touched.current) press({ key: name, held: false, at: event.nativeEvent.timeStamp })
    touched.current = false
  }
  return (
    <Key
      tone={toneOf(name)}
      className={classNames(styles.key, (name === 'clear' || name === 'enter') && styles.word)}
      aria-label={label}
      aria-disabled={resting || undefined}
      tabIndex={resting ? -1 : undefined}
      onPointerDown={onPointerDown}
      onClick={onClick}
      // The focus stays where it is, so that Enter on a keyboard submits instead of typing the key touched last.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </Key>
  )
}

function toneOf(name: KeypadKey): 'plain' | 'quiet' | 'go' {
  if (isDigitKey(name)) return 'plain'
  return name === 'enter' ? 'go' : 'quiet'
}
