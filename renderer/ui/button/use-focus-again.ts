import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A browser takes the focus from a button that rests while its work is done; when it can be pressed again and nothing else has the focus, it has it back. */
export function useFocusAgain(button: RefObject<HTMLButtonElement | null>, disabled: boolean): void {
  const had = useRef(false)
  useLayoutEffect(() => {
    // The browser takes it only after this.
    if (disabled) had.current = document.activeElement === button.current
    else if (had.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [button, disabled])
}
