import type { Database, Executor } from './database.ts'
import { isUnavailable } from './unavailable.ts'

/** Wishes that wait in a table, and how one is answered. */
export interface Wishes<Wish extends { tries: number }> {
  database: Database
  now: () => number
  /** The oldest that is due, held; nodes that come at once get different ones. */
  take: (tx: Executor, now: number) => Promise<Wish | undefined>
  answer: (tx: Executor, wish: Wish) => Promise<void>
  putOff: (tx: Executor, wish: Wish, until: { tries: number; next_at: number }) => Promise<void>
  giveUp: (tx: Executor, wish: Wish) => Promise<void>
}

/** How long a wish waits after each time that it could not be answered, in milliseconds; after one more it is given up. */
export const waits = [5_000, 20_000, 80_000, 240_000] as const

/**
 * Answers what waits, each wish in a transaction of its own. One that cannot be answered waits by itself, and holds up no other.
 * @throws once all had their turn, where one could not be answered, and at once where the database is away.
 */
export async function answerWaiting<Wish extends { tries: number }>(wishes: Wishes<Wish>): Promise<void> {
  const failed: unknown[] = []
  while (await answerNext(wishes, failed));
  if (failed.length > 0) throw new Error(`${failed.length} wishes for a mail were not answered`, { cause: failed[0] })
}

/** @returns whether there was one. */
async function answerNext<Wish extends { tries: number }>(wishes: Wishes<Wish>, failed: unknown[]): Promise<boolean> {
  const { database, now, take, answer } = wishes
  let taken: Wish | undefined
  try {
    await database.transaction(async (tx) => {
      taken = await take(tx, now())
      if (taken !== undefined) await answer(tx, taken)
    })
  } catch (error: unknown) {
    if (taken === undefined || isUnavailable(error)) throw error
    failed.push(error)
    await layAside(wishes, taken)
  }
  return taken !== undefined
}

async function layAside<Wish extends { tries: number }>({ database, now, putOff, giveUp }: Wishes<Wish>, wish: Wish): Promise<void> {
  const wait = waits[wish.tries]
  if (wait === undefined) await giveUp(database, wish)
  else await putOff(database, wish, { tries: wish.tries + 1, next_at: now() + wait })
}
