import { describe, expect, it } from 'vitest'
import { createLocalBus } from '../../../server/events/local-bus.ts'
import { createEventStream } from '../../../server/http/event-stream.ts'
import { createTerminalEvents } from '../../../server/features/terminal-events/terminal-events-service.ts'
import type { LiveSession } from '../../../server/http/caller.ts'

const proof = { thumbprint: 'a key', publicJwk: '{}', id: 'a proof', expiresAt: 0 }
const session: LiveSession = {
  id: '01890000-0000-7000-8000-000000000001',
  organisation_id: 'shop',
  user_id: 'ada',
  device_id: null,
  surface: 'terminal',
  method: 'pin',
  key_thumbprint: 'a key',
  started_at: 0,
  expires_at: 1,
  locked_at: null,
  role: 'admin',
  displayName: 'Ada',
}
const silent = (error: unknown) => {
  throw error
}

describe('a stream of server-sent events', () => {
  it('DEV-10 gives a sign of life that is no event', async () => {
    const service = createTerminalEvents({ events: createLocalBus(silent), endOfSession: () => Promise.resolve(null) })
    const stream = await service.open({ ip: '192.0.2.1', proof, device: null, session: null })
    service.beat()
    service.closeAll()
    expect((await stream.toArray()).join('')).toBe(': open\n\n: beat\n\n')
  })

  it('DEV-10 tells the end of a session that ended while the stream was being opened', async () => {
    const service = createTerminalEvents({ events: createLocalBus(silent), endOfSession: () => Promise.resolve('device_revoked') })
    const stream = await service.open({ ip: '192.0.2.1', proof, device: null, session })
    const told = `data: {"type":"session_ended","sessionId":"${session.id}","reason":"device_revoked"}\n\n`
    expect((await stream.toArray()).join('')).toBe(`: open\n\n${told}`)
  })

  it('DEV-10 is cut off where its terminal reads nothing', () => {
    const stream = createEventStream()
    for (let i = 0; i < 4_000 && !stream.readable.destroyed; i += 1) stream.send({ type: 'terminal_changed' })
    expect(stream.readable.destroyed).toBe(true)
  })
})

describe('the bus', () => {
  it('DEV-10 reaches every listener, also after one that throws', () => {
    const failures: unknown[] = []
    const bus = createLocalBus((error) => void failures.push(error))
    const heard: string[] = []
    bus.subscribe(() => {
      throw new Error('broken')
    })
    const stop = bus.subscribe(({ type }) => void heard.push(type))
    bus.publish({ type: 'organisation_changed', organisationId: 'shop' })
    stop()
    bus.publish({ type: 'events_missed' })
    expect(heard).toEqual(['organisation_changed'])
    expect(failures).toHaveLength(2)
  })
})
