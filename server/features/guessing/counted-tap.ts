import type { Tries } from '../../../contract/http/terminal.ts'
import type { Executor } from '../../db/database.ts'
import type { Effects } from '../effects.ts'
import { mayLookUp, type GuessingState } from './guessing-policy.ts'
import type { GuessedDevice } from './guessing-store.ts'
import {
  acceptRightPin,
  beginTap,
  countWrongPin,
  type GuessedOrganisation,
  type GuessingTap,
  type PinNeighbourhood,
} from './guessing-tap.ts'
import { toTries } from './tries.ts'

type Stop = 'wait' | 'paused'

/** A device's counters in the hands of one tap. */
export interface CountedTap {
  stop: Stop | null
  tries: Tries
  countWrong(pin: string): Promise<{ counted: boolean; brought: Stop | 'nothing'; tries: Tries }>
  countRight(pin: string, owner: { typedByOwner: boolean; setAt: number }): Promise<void>
}

/** Hands a tap its device's counters, taken for its transaction (GRD-3). */
export function createCountedTaps(effects: Pick<Effects, 'now'>, pins: PinNeighbourhood) {
  return async (tx: Executor, device: GuessedDevice, organisation: GuessedOrganisation): Promise<CountedTap> => {
    const tap = await beginTap(tx, pins, device, organisation, effects.now())
    return {
      stop: stopOf(tap.state, tap.now),
      tries: toTries(tap.state, tap.now, tap.population),
      countWrong: (pin) => countWrong(tx, pins, tap, pin),
      countRight: async (pin, owner) => {
        await acceptRightPin(tx, pins, tap, pin, owner)
      },
    }
  }
}

async function countWrong(tx: Executor, pins: PinNeighbourhood, tap: GuessingTap, pin: string) {
  const { state, counted } = await countWrongPin(tx, pins, tap, pin)
  return { counted, brought: stopOf(state, tap.now) ?? ('nothing' as const), tries: toTries(state, tap.now, tap.population) }
}

function stopOf(state: GuessingState, now: number): Stop | null {
  const decision = mayLookUp(state, now)
  return decision.kind === 'look_up' ? null : decision.kind
}
