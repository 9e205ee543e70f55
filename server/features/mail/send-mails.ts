import { z } from 'zod'
import type { MailFailure } from '../../../contract/mail-kinds.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Database } from '../../db/database.ts'
import type { OutboxRow } from '../../db/mail-rows.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { composeMail } from './compose-mail.ts'
import { keptFor, waitAfter } from './mail-policy.ts'
import { claimMails, dropMailsOfRemoved, findReader, settleMail, sweepOutbox } from './outbox-store.ts'
import type { Deliver, Delivery } from './smtp.ts'
import { placeOf } from './write-mail.ts'

export interface MailWorkerDeps {
  database: Database
  effects: Effects
  keys: KeyRing
  deliver: Deliver
}

export interface MailWorker {
  /** Sends what is due, round after round, until nothing is. */
  run: () => Promise<void>
  /** Erases what is of no use any more. */
  sweep: () => Promise<void>
  /** Begins no further round and leaves mails under way to their lease: nobody waits for a mail server to stop. */
  stop: () => Promise<void>
}

/** Mails in one round, all under way at once. */
const perRound = 8

/** How long a stop waits for mails under way, in milliseconds. */
const patience = 2_000

/** Sends the outbox (MAIL-2): each mail at least once, on any number of nodes. A node that dies in between leaves its mails to the others when their lease ends. */
export function createMailWorker(deps: MailWorkerDeps): MailWorker {
  let stopping = false
  let giveUp = (): void => undefined
  const givenUp = new Promise<void>((resolve) => (giveUp = resolve))
  let round: Promise<void> = Promise.resolve()
  return {
    run: async () => {
      for (;;) {
        const mails = stopping ? [] : await claim(deps)
        if (mails.length === 0) return
        round = Promise.allSettled(mails.map((mail) => send(deps, mail))).then(throwFirst)
        await Promise.race([round, givenUp])
      }
    },
    sweep: () => sweepMails(deps),
    stop: async () => {
      stopping = true
      await Promise.race([round.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, patience).unref())])
      giveUp()
    },
  }
}

/** Every mail had its attempt; what none of them could help, such as a database that is away, is for the log. */
function throwFirst(results: readonly PromiseSettledResult<void>[]): void {
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw new Error('a mail was not settled', { cause: failed.reason })
}

function claim({ database, effects }: MailWorkerDeps): Promise<OutboxRow[]> {
  const round = effects.newId()
  return database.transaction((tx) => claimMails(tx, { round, now: effects.now(), most: perRound }))
}

async function send(deps: MailWorkerDeps, mail: OutboxRow): Promise<void> {
  const reader = await findReader(deps.database, mail)
  if (reader === undefined) return dropMailsOfRemoved(deps.database)
  const now = deps.effects.now()
  if (mail.expires_at <= now || mail.sealed === null) return fail(deps, mail, { final: true, why: 'too_late', reply: null })
  const email = mail.address ?? reader.email
  if (email === null) return fail(deps, mail, { final: true, why: 'no_address', reply: null })
  const values = readValues(deps.keys, mail, mail.sealed)
  if (values === null) return fail(deps, mail, { final: true, why: 'not_readable', reply: null })
  const delivery = await deps.deliver(composeMail(mail, { ...reader, email }, values))
  if (!delivery.sent) return fail(deps, mail, delivery)
  await settleMail(deps.database, mail, { state: 'sent', sealed: null, why: null, reply: null, ended_at: deps.effects.now() })
}

const valuesSchema = z.record(z.string(), z.string())

/** Null where it was altered, or sealed with another root key: no later attempt could read it. */
function readValues(keys: KeyRing, mail: OutboxRow, sealed: Uint8Array): Record<string, string> | null {
  try {
    return valuesSchema.parse(JSON.parse(keys.open('mail', sealed, placeOf(mail))))
  } catch (error: unknown) {
    if (error instanceof Error) return null
    throw error
  }
}

type Failure = Omit<Extract<Delivery, { sent: false }>, 'sent'>

/** Tries again later, or lays the mail aside for somebody to look at, on record. */
async function fail(deps: MailWorkerDeps, mail: OutboxRow, { final, why, reply }: Failure): Promise<void> {
  const { database, effects } = deps
  const now = effects.now()
  const next = now + waitAfter(mail.attempts, chanceOf(effects))
  if (!final && next < Math.min(mail.give_up_at, mail.expires_at)) {
    await settleMail(database, mail, { next_at: next, why, reply })
    return
  }
  await database.transaction(async (tx) => {
    if (await settleMail(tx, mail, { state: 'dead', why, reply, ended_at: now })) await recordDeath(deps, tx, mail, why)
  })
}

async function recordDeath(
  { effects }: MailWorkerDeps,
  tx: Parameters<typeof recordEvent>[0],
  mail: OutboxRow,
  why: MailFailure,
): Promise<void> {
  await recordEvent(tx, effects.newId, {
    type: 'mail.failed',
    organisationId: mail.organisation_id,
    at: effects.now(),
    actorId: null,
    subjectId: mail.user_id,
    deviceId: null,
    sessionId: null,
    ip: null,
    details: { kind: mail.kind, why },
  })
}

function chanceOf({ randomBytes }: Effects): number {
  return (randomBytes(1)[0] ?? 0) / 256
}

/** Erases what is of no use any more, whether mails are sent or not. */
export async function sweepMails({ database, effects }: Pick<MailWorkerDeps, 'database' | 'effects'>): Promise<void> {
  const now = effects.now()
  await database.transaction(async (tx) => {
    await dropMailsOfRemoved(tx)
    await sweepOutbox(tx, now, now - keptFor)
  })
}
