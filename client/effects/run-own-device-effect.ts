import { assertNever } from '../../contract/errors.ts'
import { getOwnDevice, renameOwnDevice, revokeOwnDevice } from '../../contract/http/own-device.ts'
import { callServer } from '../http/call-server.ts'
import { type ReadDeps, readServer } from '../http/read-server.ts'
import type { Effect, Happening } from '../machine/events.ts'

type OwnDeviceEffect = Extract<Effect, { type: `${string}_own_device` }>

/** The calls of "This register" (SIGN-1). What changes anything is sent once. */
export async function runOwnDeviceEffect(server: ReadDeps, effect: OwnDeviceEffect): Promise<Happening> {
  const { token } = effect
  const type = 'own_device_answered'
  switch (effect.type) {
    case 'read_own_device':
      return { type, of: 'read', token, answer: await readServer(server, getOwnDevice, { token }) }
    case 'rename_own_device': {
      const { name, confirm } = effect
      return { type, of: 'rename', token, name, answer: await callServer(server, renameOwnDevice, { token, body: { name, confirm } }) }
    }
    case 'revoke_own_device': {
      const { confirm } = effect
      return { type, of: 'revoke', token, answer: await callServer(server, revokeOwnDevice, { token, body: { confirm } }) }
    }
    default:
      return assertNever(effect)
  }
}
