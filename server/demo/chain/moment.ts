import { v7 } from 'uuid'

/** IDs of things that happened at another time than now, so that they lie among those of their time. */
export interface Moment {
  /** A UUIDv7. @param at epoch milliseconds. */
  idAt(at: number): string
}

export const systemMoment: Moment = { idAt: (msecs) => v7({ msecs }) }
