import { countActivePins } from './pin-store.ts'
import { countUsers } from './pin-user-store.ts'
import { listRefusedPins, replaceRefusedPins } from './refused-pin-store.ts'

/** What the PIN rules are decided on, and the list they keep. */
export const pinFacts = { countActivePins, countUsers, listRefusedPins, replaceRefusedPins }
