import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Confirm } from '../../contract/confirm.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import type { SessionRow, UserRow } from '../../server/db/schema.ts'
import { forgetWrongOwnPins } from '../../server/features/pins/wrong-pin-store.ts'
import type { BrowserCaller, WithSession } from '../../server/http/caller.ts'
import { wireSigning } from '../../server/wire-signing.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const ownPin = '48213'
const colleaguesPin = '90517'

describe.each(databaseKinds)('signing with the PIN on %s', (kind) => {
  let bench: PeopleBench
  let ada: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    ada = await bench.addUser(bench.organisationId, { role: 'manager', display_name: 'Ada', pin_for_signing: 1 })
    const linh = await bench.addUser(bench.organisationId)
    await bench.pins.setPin(bench.asAdmin, ada.id, { pin: ownPin }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, linh.id, { pin: colleaguesPin }, ownPassword)
  })
  afterEach(() => bench.drop())

  /** As one process has it; the password's own counters are the password feature's matter. */
  const node = (database = bench.database) =>
    wireSigning({
      ...bench,
      database,
      confirmPassword: async (session, password) => {
        const confirmed = await bench.confirmPassword(session, password)
        if (confirmed === 'accepted') await forgetWrongOwnPins(database, session.user_id)
        return confirmed
      },
    })
  const callerIn = async (columns: Partial<SessionRow> = {}, user = ada): Promise<WithSession<BrowserCaller>> => {
    const id = await bench.addSession(user, columns)
    const row = await bench.database.query.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return { kind: 'browser', ip: '192.0.2.1', place: null, session: { ...row, role: user.role, displayName: user.display_name } }
  }
  const sign = async (confirm: Confirm, caller?: WithSession<BrowserCaller>, signing = node()) => {
    const by = caller ?? (await callerIn())
    return signing.confirmChange(by.session, confirm, by)
  }
  const wrong = (triesLeft: number) => ({ refused: 'signing_pin_not_accepted', triesLeft })
  const needsPassword = { refused: 'signing_needs_password' }
  const change = (columns: Partial<UserRow>) => bench.database.query.updateTable('users').set(columns).where('id', '=', ada.id).execute()
  const refusals = async () =>
    (await bench.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'signing.refused').orderBy('id').execute()).map(
      ({ actor_id, details }) => ({ actor_id, ...(JSON.parse(details) as object) }),
    )

  it('SIGN-1 takes the own PIN or the own password of who switched it on, and says which', async () => {
    expect(await sign({ pin: ownPin })).toEqual({ signedWith: 'pin' })
    expect(await sign({ password: ownPassword })).toEqual({ signedWith: 'password' })
    expect(await sign({ password: 'wrong' })).toEqual({ refused: 'confirmation_not_accepted' })
  })

  it('SIGN-1 takes no PIN of who did not switch it on, or has none', async () => {
    await change({ pin_for_signing: 0 })
    expect(await sign({ pin: ownPin })).toEqual(needsPassword)
    await change({ pin_for_signing: 1 })
    await bench.releasePin(bench.database, ada.id, bench.clock.now)
    expect(await sign({ pin: ownPin })).toEqual(needsPassword)
    expect(await refusals()).toEqual([])
  })

  it('SIGN-1 POL-9 answers a colleague’s PIN, an own one of before and one that nobody has alike', async () => {
    await bench.pins.setPin(bench.asAdmin, ada.id, { pin: '63582' }, ownPassword)
    expect(await sign({ pin: colleaguesPin })).toEqual(wrong(4))
    expect(await sign({ pin: ownPin })).toEqual(wrong(3))
    expect(await sign({ pin: '27461' })).toEqual(wrong(2))
    expect(await sign({ pin: '63582' })).toEqual({ signedWith: 'pin' })
  })

  it('SIGN-1 looks at five wrong PINs, whatever came between, and then takes the password alone until that signs', async () => {
    for (const left of [4, 3, 2]) expect(await sign({ pin: colleaguesPin })).toEqual(wrong(left))
    expect(await sign({ pin: ownPin })).toEqual({ signedWith: 'pin' })
    for (const left of [1, 0]) expect(await sign({ pin: colleaguesPin })).toEqual(wrong(left))
    expect(await sign({ pin: ownPin })).toEqual(needsPassword)
    expect(await node().signsWithPin(bench.database, ada)).toBe(false)
    await sign({ password: 'wrong' })
    expect(await sign({ pin: ownPin })).toEqual(needsPassword)
    await sign({ password: ownPassword })
    expect(await sign({ pin: ownPin })).toEqual({ signedWith: 'pin' })
    expect(await refusals()).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ actor_id: ada.id, triesLeft })))
  })

  it('SIGN-1 GRD-3 looks at five of fifty parallel tries, in several sessions and on several nodes, and remembers after a restart', async () => {
    const second = openDatabase(bench.location, () => undefined)
    const nodes = kind === 'sqlite' ? [node()] : [node(), node(second)]
    const callers = await Promise.all(Array.from({ length: 5 }, () => callerIn()))
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => sign({ pin: String(20_461 + 7 * at) }, callers[at % 5], nodes[at % nodes.length])),
    )
    const left = answers.flatMap((answer) => ('triesLeft' in answer ? [answer.triesLeft] : []))
    expect(left.toSorted()).toEqual([0, 1, 2, 3, 4])
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'signing_needs_password')).toHaveLength(45)
    expect(await sign({ pin: ownPin }, undefined, node(second))).toEqual(needsPassword)
    await second.close()
    expect(await refusals()).toHaveLength(5)
  })

  it('SIGN-1 counts by user: a colleague signs on', async () => {
    const ben = await bench.addUser(bench.organisationId, { role: 'manager', pin_for_signing: 1 })
    await bench.pins.setPin(bench.asAdmin, ben.id, { pin: '73152' }, ownPassword)
    for (let tried = 0; tried < 5; tried += 1) await sign({ pin: colleaguesPin })
    expect(await sign({ pin: '73152' }, await callerIn({}, ben))).toEqual({ signedWith: 'pin' })
  })

  it('SIGN-1 takes the PIN in a live password session or on a terminal alone: no PIN session in the console, none that ended, none behind a lock', async () => {
    const terminal = { surface: 'terminal', method: 'pin', key_thumbprint: 'key 1' } as const
    expect(await sign({ pin: ownPin }, await callerIn(terminal))).toEqual({ signedWith: 'pin' })
    expect(await sign({ pin: ownPin }, await callerIn({ ...terminal, locked_at: 1 }))).toEqual(needsPassword)
    expect(await sign({ pin: ownPin }, await callerIn({ method: 'pin' }))).toEqual(needsPassword)
    expect(await sign({ pin: ownPin }, await callerIn({ ended_at: 1, end_reason: 'signed_out' }))).toEqual({ refused: 'not_signed_in' })
    expect(await sign({ pin: ownPin }, await callerIn({ expires_at: 1 }))).toEqual({ refused: 'not_signed_in' })
  })

  it('SIGN-1 takes nothing of who was blocked or removed since the session was seen', async () => {
    const caller = await callerIn()
    await change({ blocked: 1 })
    expect(await sign({ pin: ownPin }, caller)).toEqual({ refused: 'not_signed_in' })
    await change({ blocked: 0, removed_at: 1 })
    expect(await sign({ pin: ownPin }, caller)).toEqual({ refused: 'not_signed_in' })
  })

  it('SIGN-1 goes on under a new PIN key, where the claim is still one of the old', async () => {
    await bench.addKey(2)
    expect(await sign({ pin: ownPin })).toEqual({ signedWith: 'pin' })
  })
})
