import type { Clock } from '../../client/ports/clock.ts'
import type { CredentialStore } from '../../client/ports/credential-store.ts'

const locked = { kind: 'trouble', trouble: 'locked' } as const

/**
 * A store that answers in time. A locked keychain may ask for its password in a dialog that nobody at the register sees or may
 * answer: after `milliseconds` it counts as locked, which the screen says. The question goes on, and is not asked twice.
 */
export function withPatience(store: CredentialStore, clock: Clock, milliseconds: number): CredentialStore {
  return {
    inMemory: () => store.inMemory(),
    load: inTime(clock, milliseconds, () => store.load()),
    create: inTime(clock, milliseconds, () => store.create()),
  }
}

function inTime<Result>(clock: Clock, milliseconds: number, ask: () => Promise<Result>): () => Promise<Result | typeof locked> {
  let asked: Promise<Result> | null = null
  return () => {
    const answer = (asked ??= ask().finally(() => (asked = null)))
    return new Promise((resolve, reject) => {
      const callOff = clock.after(milliseconds, () => resolve(locked))
      answer.finally(callOff).then(resolve, reject)
    })
  }
}
