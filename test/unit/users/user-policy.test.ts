import { describe, expect, it } from 'vitest'
import { mayManage } from '../../../contract/roles.ts'
import { newUserRow } from '../../../server/features/users/new-user.ts'
import { changedColumns, changedFields, isPasswordAdmin } from '../../../server/features/users/user-policy.ts'
import { versionOf } from '../../../server/http/if-match.ts'

const ada = newUserRow({
  id: '01890000-0000-7000-8000-000000000001',
  organisationId: '01890000-0000-7000-8000-000000000002',
  displayName: 'Ada',
  username: 'Ada',
  email: 'ada@example.com',
  role: 'admin',
  loginMethod: 'password_and_pin',
  passwordHash: 'some hash',
  now: 0,
})

describe('users', () => {
  it('PIN-5 takes the password from whoever becomes PIN-only', () => {
    expect(changedColumns(ada, { loginMethod: 'pin_only' })).toMatchObject({ login_method: 'pin_only', password_hash: null })
    expect(changedColumns(ada, { displayName: 'Ada L.' })).toMatchObject({ password_hash: 'some hash', email: 'ada@example.com' })
  })

  it('USR-5 counts as an admin with a password who can come in as one', () => {
    expect(isPasswordAdmin(ada)).toBe(true)
    const others = [{ role: 'manager' as const }, { password_hash: null }, { blocked: 1 as const }]
    expect(others.map((columns) => isPasswordAdmin({ ...ada, ...columns }))).toEqual([false, false, false])
  })

  it('USR-5 lets managers manage everybody but admins, and staff nobody', () => {
    const roles = ['admin', 'manager', 'staff'] as const
    expect(roles.map((actor) => roles.filter((target) => mayManage(actor, target)))).toEqual([roles, ['manager', 'staff'], []])
  })

  it('LOG-1 names the fields that changed, and no others', () => {
    const after = changedColumns(ada, { displayName: 'Ada', email: null, role: 'manager' })
    expect(changedFields(ada, after)).toEqual(['email', 'role'])
  })

  it('USR-1 reads one strong tag from If-Match, and takes anything else for one it never gave', () => {
    expect(['"7"', 'W/"7"', '7', '*', '"7", "8"', '"-1"', ''].map(versionOf)).toEqual([7, null, null, null, null, null, null])
  })
})
