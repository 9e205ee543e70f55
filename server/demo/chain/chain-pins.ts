import type { Executor } from '../../db/database.ts'
import { assignPin } from '../../features/pins/assign-pin.ts'
import { generatePin } from '../../features/pins/pin-generator.ts'
import { createPinTagger } from '../../features/pins/pin-tagger.ts'
import type { DemoDeps } from '../seed-demo.ts'
import type { ChainPerson } from './chain-people.ts'

/** Gives everybody who has one a PIN that works. @returns them by user ID, for those whose PIN is shown. */
export async function givePins(tx: Executor, { effects, keys }: DemoDeps, people: readonly ChainPerson[]): Promise<Map<string, string>> {
  const tagger = createPinTagger(keys)
  const dice = { tagger, randomBytes: (count: number) => effects.randomBytes(count) }
  const pins = new Map<string, string>()
  for (const { row, hasPin } of people) {
    if (!hasPin) continue
    const of = { organisationId: row.organisation_id, now: row.created_at }
    const pin = await generatePin(tx, dice, { ...of, length: 5 })
    if (pin === null) throw new Error('no PIN is left')
    await assignPin(tx, tagger, { ...of, userId: row.id, pin, how: 'generated', typedByOwner: false, chosenByOwner: false })
    pins.set(row.id, pin)
  }
  return pins
}
