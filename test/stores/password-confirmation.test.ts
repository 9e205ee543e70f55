import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import type { LiveSession } from '../../server/http/caller.ts'
import { browser, createPasswordBench, rightPassword, type PasswordBench } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('password confirmation on %s', (kind) => {
  let bench: PasswordBench
  let ada: UserRow
  beforeEach(async () => {
    bench = await createPasswordBench(kind)
    ada = await bench.addUser('ada', { role: 'manager' })
  })
  afterEach(() => bench.drop())

  const here = browser('192.0.2.1', 'the cookie')
  const confirm = (password: string, caller = here) => bench.passwords.confirmPassword(sessionOf(ada), password, caller)

  it('USR-3 ACT-2 accepts the own password', async () => {
    expect(await confirm(rightPassword)).toBe('accepted')
  })

  it('GRD-8 refuses a wrong one and tells what is left', async () => {
    expect(await confirm('wrong')).toEqual({
      refused: 'confirmation_not_accepted',
      triesLeft: 4,
      afterTries: { kind: 'wait', seconds: 900 },
    })
  })

  it('GRD-8 counts confirmations and sign-ins at one place together, and elsewhere by themselves', async () => {
    await bench.tryPassword('ada', rightPassword, here)
    for (let tried = 0; tried < 3; tried += 1) await confirm('wrong')
    await bench.tryPassword('ada', 'wrong', here)
    expect(await confirm('wrong')).toEqual({
      refused: 'confirmation_not_accepted',
      triesLeft: 0,
      afterTries: { kind: 'wait', seconds: 900 },
      retryAfterSeconds: 900,
      waitSeconds: 900,
    })
    expect(await confirm(rightPassword)).toEqual({ refused: 'try_later', retryAfterSeconds: 900, waitSeconds: 900 })
    expect(await bench.tryPassword('ada', rightPassword, browser('198.51.100.1'))).toMatchObject({ kind: 'accepted' })
  })

  it('LOG-1 records a wrong one as a confirmation', async () => {
    await confirm('wrong')
    const records = await bench.database.query.selectFrom('audit_events').selectAll().execute()
    expect(records).toMatchObject([{ type: 'password.refused', subject_id: ada.id, details: '{"surface":"confirmation"}' }])
  })
})

function sessionOf(user: UserRow): LiveSession {
  return {
    id: '01890000-0000-7000-8000-00000000000a',
    organisation_id: user.organisation_id,
    user_id: user.id,
    device_id: null,
    surface: 'console',
    method: 'password',
    key_thumbprint: null,
    started_at: 0,
    expires_at: Number.MAX_SAFE_INTEGER,
    locked_at: null,
    role: user.role,
    displayName: user.display_name,
  }
}
