import type { ComponentProps, MouseEvent, PointerEvent } from 'react'
import { classNames } from '../class-names.ts'
import { Key } from '../key/key.tsx'
import styles from './board-key.module.css'

interface BoardKeyProps extends Omit<ComponentProps<'button'>, 'onClick'> {
  tone?: 'plain' | 'quiet'
  /** Width in letter keys. */
  size?: 'one' | 'half-more' | 'space'
  /** A word or a picture instead of a character. */
  word?: boolean
  onPress: () => void
}

/** One key of the on-screen keyboard. It types when the finger comes down, and leaves the focus in the field. */
export function BoardKey({ size = 'one', word = false, onPress, className, ...rest }: BoardKeyProps) {
  return (
    <Key
      className={classNames(styles.key, styles[size], word && styles.word, className)}
      tabIndex={-1}
      onPointerDown={(event: PointerEvent) => event.button === 0 && onPress()}
      onMouseDown={(event) => event.preventDefault()}
      // Screen readers click without a finger.
      onClick={(event: MouseEvent) => event.detail === 0 && onPress()}
      {...rest}
    />
  )
}
