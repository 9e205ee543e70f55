import { describe, expect, it } from 'vitest'
import { deviceKeys } from '../../../server/db/name-key.ts'
import type { DeviceRow } from '../../../server/db/schema.ts'
import { decideApproval } from '../../../server/features/devices/approval-policy.ts'

const organisation = { id: 'corner-shop', pin_login_active: 1, browser_devices_allowed: 1 } as const
const till: DeviceRow = {
  id: 'till',
  organisation_id: 'corner-shop',
  name: 'Till 1',
  ...deviceKeys('Till 1'),
  status: 'approved',
  key_thumbprint: 'key',
  public_jwk: '{}',
  platform: 'electron',
  app_version: '0.1.0',
  machine_id: '',
  approved_by: 'ada',
  approved_at: 0,
  revoked_at: null,
  last_seen_at: null,
  created_at: 0,
}
const unknown = { organisation, own: null, replaced: null }
const electron = { platform: 'electron', replaces: undefined } as const
const replacing = { platform: 'electron', replaces: 'old' } as const

describe('approving a device', () => {
  it('DEV-1 adds a new device, and only while PIN login is activated', () => {
    expect(decideApproval(electron, unknown)).toEqual({ do: 'add' })
    const inactive = { ...unknown, organisation: { ...organisation, pin_login_active: 0 as const } }
    expect(decideApproval(electron, inactive)).toEqual({ refused: 'pin_login_inactive' })
  })

  it('DEV-1 keeps a device that is approved already, and restores a revoked one', () => {
    expect(decideApproval(electron, { ...unknown, own: till })).toEqual({ do: 'keep', device: till })
    const revoked = { ...till, status: 'revoked' as const }
    expect(decideApproval(electron, { ...unknown, own: revoked })).toEqual({ do: 'restore', device: revoked })
  })

  it('DEV-1 refuses a key that another organisation approved', () => {
    const own = { ...till, organisation_id: 'bakery' }
    expect(decideApproval(electron, { ...unknown, own })).toEqual({ refused: 'conflict' })
  })

  it('TRM-8 refuses a browser where the organisation forbids them', () => {
    const strict = { ...unknown, organisation: { ...organisation, browser_devices_allowed: 0 as const } }
    expect(decideApproval({ ...electron, platform: 'browser' }, strict)).toEqual({ refused: 'browser_devices_forbidden' })
    expect(decideApproval(electron, strict)).toEqual({ do: 'add' })
  })

  it('DEV-12 re-attaches a new key to a record of the same organisation, and of no other', () => {
    const old = { ...till, id: 'old', key_thumbprint: 'lost' }
    expect(decideApproval(replacing, { ...unknown, replaced: old })).toEqual({ do: 'reattach', device: old })
    expect(decideApproval(replacing, { ...unknown, replaced: { ...old, organisation_id: 'bakery' } })).toEqual({ refused: 'not_found' })
    expect(decideApproval(replacing, unknown)).toEqual({ refused: 'not_found' })
    expect(decideApproval(replacing, { ...unknown, own: till, replaced: old })).toEqual({ refused: 'conflict' })
    expect(decideApproval({ ...electron, replaces: 'till' }, { ...unknown, own: till, replaced: till })).toEqual({
      do: 'keep',
      device: till,
    })
  })
})
