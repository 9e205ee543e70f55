import { Delete } from 'lucide-react'
import { PadKey } from './pad-key.tsx'
import styles from './keypad.module.css'
import type { KeypadEvents, KeypadRules } from './pin-typing.ts'
import { useKeypad } from './use-keypad.ts'
import { useTypedKeys } from './use-typed-keys.ts'

export interface KeypadWords {
  group: string
  delete: string
  clear: string
  enter: string
}

interface KeypadProps {
  rules: KeypadRules
  words: KeypadWords
  /** `deaf`: keys count for nothing, while a PIN is on its way. `resting`: they also look so. */
  state: 'ready' | 'deaf' | 'resting'
  /** Must keep its identity between renders. */
  events: KeypadEvents
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Digits for a PIN: by finger, mouse, keyboard and numeric pad (TRM-4). */
export function Keypad({ rules, words, state, events }: KeypadProps) {
  const press = useKeypad(rules, state !== 'ready', events)
  useTypedKeys(press)
  const common = { resting: state === 'resting', press }
  return (
    <div className={styles.keypad} role="group" aria-label={words.group}>
      {digits.map((digit) => (
        <PadKey key={digit} name={digit} {...common}>
          {digit}
        </PadKey>
      ))}
      <PadKey name="delete" label={words.delete} {...common}>
        <Delete />
      </PadKey>
      <PadKey name="0" {...common}>
        0
      </PadKey>
      <PadKey name={rules.submit === 'enter' ? 'enter' : 'clear'} {...common}>
        {rules.submit === 'enter' ? words.enter : words.clear}
      </PadKey>
    </div>
  )
}
