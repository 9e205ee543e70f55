import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import { mayComeByMail, type Factor } from '../../db/factors-by-mail.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'

/** Who asks for a factor by mail, or comes with what was mailed. */
export interface MailboxUser {
  organisationId: string
  userId: string
  ip: string
  deviceId: string | null
}

export interface OneMailboxDeps {
  effects: Effects
  /** Says by mail why there is no code or link, and what to do, in the same transaction. */
  tellWithheld: (tx: Executor, to: { organisationId: string; userId: string; address: string; factor: Factor }) => Promise<unknown>
}

/** One mailbox gives one of two factors (POL-8). */
export interface OneMailbox {
  /** Whether this factor goes to nobody by mail now: its user is told why in the place of it. Whoever asks is told nothing. */
  withholds: (tx: Executor, who: MailboxUser & { address: string }, factor: Factor) => Promise<boolean>
  /** Why what was mailed sets nothing now; null: it may. Asked in the transaction that sets it, since the other may have come meanwhile. */
  refuses: (tx: Executor, who: MailboxUser, factor: Factor, when?: 'used' | 'signed_in') => Promise<Refused | null>
}

/** Mails that one user is sent on this in 24 hours: the address is not theirs who ask. */
const mailsADay = 3
const day = 24 * 60 * 60_000

export function createOneMailbox(deps: OneMailboxDeps): OneMailbox {
  return {
    withholds: async (tx, { address, ...who }, factor) => {
      if (await mayComeByMail(tx, who.userId, factor)) return false
      if ((await countWithheld(tx, who.userId, deps.effects.now() - day)) < mailsADay) {
        await record(deps, tx, who, { factor, when: 'asked' })
        await deps.tellWithheld(tx, { organisationId: who.organisationId, userId: who.userId, address, factor })
      }
      return true
    },
    refuses: async (tx, who, factor, when = 'used') => {
      if (await mayComeByMail(tx, who.userId, factor)) return null
      await record(deps, tx, who, { factor, when })
      return oneFactorByMail(factor)
    },
  }
}

/** Said to who holds what was mailed, and so is taken for its user. */
function oneFactorByMail(factor: Factor): Refused {
  const detail =
    factor === 'pin'
      ? 'Your password came by mail, so your PIN does not: ask a manager or admin to set you one.'
      : 'Your PIN came by mail, so your password does not: use a printed recovery code, or ask a manager or admin to type you another PIN.'
  return { refused: 'one_factor_by_mail', detail }
}

async function record(
  { effects }: Pick<OneMailboxDeps, 'effects'>,
  tx: Executor,
  { organisationId, userId, ip, deviceId }: MailboxUser,
  details: AuditDetails<'user.mail_withheld'>,
): Promise<void> {
  const by = { organisationId, at: effects.now(), actorId: userId, subjectId: null, deviceId, sessionId: null, ip }
  await recordEvent(tx, effects.newId, { type: 'user.mail_withheld', ...by, details })
}

async function countWithheld(tx: Executor, userId: string, since: number): Promise<number> {
  const { count } = await tx.query
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('actor_id', '=', userId)
    .where('type', '=', 'user.mail_withheld')
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}
