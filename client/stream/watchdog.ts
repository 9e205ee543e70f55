import type { Clock } from '../ports/clock.ts'

/** Barks once where it was not fed for `milliseconds`. */
export function createWatchdog(clock: Clock, milliseconds: number, bark: () => void): { fed: () => void; stop: () => void } {
  let callOff = clock.after(milliseconds, bark)
  return {
    fed: () => {
      callOff()
      callOff = clock.after(milliseconds, bark)
    },
    stop: () => callOff(),
  }
}
