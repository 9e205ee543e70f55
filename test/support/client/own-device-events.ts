import fc from 'fast-check'
import type { Happening, MachineEvent } from '../../../client/machine/events.ts'
import type { Confirm } from '../../../contract/confirm.ts'
import { ok, ownDevice } from './machine-driver.ts'

type Answered = Extract<Happening, { type: 'own_device_answered'; of: 'rename' }>['answer']

/** All that a lead can do with "This register", with what signs it. */
export function ownDeviceDeeds(renaming: Confirm, revoking: Confirm): MachineEvent[] {
  const type = 'own_device'
  return [
    { type, do: 'open' },
    { type, do: 'rename', name: 'Till', confirm: renaming },
    { type, do: 'revoke', confirm: revoking },
    { type, do: 'leave' },
  ]
}

/** All that can come of it, of whoever's session. */
export function ownDeviceAnswers(
  token: fc.Arbitrary<string>,
  ...bad: fc.Arbitrary<Exclude<Answered, { kind: 'ok' }>>[]
): fc.Arbitrary<MachineEvent> {
  const type = 'own_device_answered'
  const done = fc.oneof(fc.constant(ok(null)), ...bad)
  const read = fc.oneof(fc.constant(ok(ownDevice())), ...bad)
  return fc.oneof(
    fc.tuple(token, read).map(([of, answer]): MachineEvent => ({ type, of: 'read', token: of, answer })),
    fc.tuple(token, done).map(([of, answer]): MachineEvent => ({ type, of: 'rename', token: of, name: 'Till', answer })),
    fc.tuple(token, done).map(([of, answer]): MachineEvent => ({ type, of: 'revoke', token: of, answer })),
  )
}
