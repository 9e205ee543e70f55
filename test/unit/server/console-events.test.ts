import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AuditEvent } from '../../../contract/audit-events.ts'
import { topicSchema } from '../../../contract/http/console-events.ts'
import type { Role } from '../../../contract/roles.ts'
import type { ConsoleChange, ServerEvent } from '../../../server/events/event-bus.ts'
import { readMessage, writeMessage } from '../../../server/events/event-message.ts'
import { createLocalBus } from '../../../server/events/local-bus.ts'
import { createAnnouncer } from '../../../server/features/console-events/announce-changes.ts'
import { changeOf, joinChanges } from '../../../server/features/console-events/console-change-policy.ts'
import { createConsoleEvents } from '../../../server/features/console-events/console-events-service.ts'
import type { LiveSession } from '../../../server/http/caller.ts'

const idOf = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const sessionOf = (role: Role, columns: Partial<LiveSession> = {}): LiveSession => ({
  id: idOf(1),
  organisation_id: 'shop',
  user_id: 'ada',
  device_id: null,
  surface: 'console',
  method: 'password',
  key_thumbprint: null,
  started_at: 0,
  expires_at: 3_600_000,
  locked_at: null,
  role,
  displayName: 'Ada',
  ...columns,
})
const eventOf = (event: Partial<AuditEvent>) =>
  ({ organisationId: 'shop', at: 0, actorId: 'ada', subjectId: null, deviceId: null, sessionId: null, ip: null, ...event }) as AuditEvent
const blocked = eventOf({ type: 'user.blocked', subjectId: 'bo', details: {} })
const tapped = eventOf({ type: 'session.started', actorId: 'bo', details: { method: 'pin', surface: 'terminal' } })
const change = (pace: ConsoleChange['pace'], topics: ConsoleChange['topics'], people: string[] | null = []): ServerEvent => ({
  type: 'console_changed',
  organisationId: 'shop',
  pace,
  topics,
  people,
})

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

describe('what is on record', () => {
  it('LOG-1 is news under its topics and the records, for who did it and to whom it happened', () => {
    expect(changeOf(blocked)).toEqual({ pace: 'prompt', topics: ['users', 'pinLogin', 'records'], people: ['ada', 'bo'] })
    expect(changeOf(tapped)).toMatchObject({ pace: 'everyday', people: ['bo'] })
    expect(changeOf(eventOf({ type: 'session.ended', details: { reason: 'ended_by_admin' } })).pace).toBe('prompt')
  })

  it('DEV-10 of many people names nobody, so that a message between nodes stays small', () => {
    const many = Array.from({ length: 101 }, (_, at) => changeOf(eventOf({ ...tapped, actorId: idOf(at) })))
    const all = many.reduce(joinChanges)
    expect(all.people).toBeNull()
    const largest = { ...all, topics: topicSchema.options, people: many.slice(0, 100).flatMap(({ people }) => people ?? []) }
    const message = writeMessage(idOf(1), { type: 'console_changed', organisationId: idOf(2), ...largest })
    expect(Buffer.byteLength(message)).toBeLessThan(8_000) // NOTIFY takes no more
    expect(readMessage(idOf(3), message)).toMatchObject(largest)
  })

  it('GRD-3 goes out gathered: a thousand taps are one announcement for each organisation', () => {
    const published: ServerEvent[] = []
    const { hear } = createAnnouncer({ publish: (...events) => void published.push(...events) })
    for (let at = 0; at < 1_000; at += 1) hear([tapped])
    hear([{ ...tapped, organisationId: 'bakery' }, blocked])
    expect(published).toEqual([])
    vi.advanceTimersByTime(200)
    expect(published.map((event) => 'pace' in event && [event.organisationId, event.pace])).toEqual([
      ['shop', 'everyday'],
      ['bakery', 'everyday'],
      ['shop', 'prompt'],
    ])
    hear([tapped])
    vi.advanceTimersByTime(200)
    expect(published).toHaveLength(4)
  })
})

function open() {
  const bus = createLocalBus((error) => {
    throw error
  })
  const alive = new Set([1, 2, 3].map(idOf))
  const service = createConsoleEvents({ events: bus, now: () => Date.now(), aliveOf: () => Promise.resolve(alive) })
  const listen = async (session: LiveSession) => {
    const stream = await service.open(session)
    const heard: unknown[] = []
    stream.on('data', (chunk: Buffer) => {
      for (const [, data = ''] of chunk.toString().matchAll(/data: (.*)\n/g)) heard.push(JSON.parse(data))
    })
    const settle = () => vi.advanceTimersByTimeAsync(0)
    return { stream, heard, settle }
  }
  return { bus, alive, service, listen }
}

describe('an open console', () => {
  it('LOG-1 hears what its role may read, of its own organisation', async () => {
    const { bus, listen } = open()
    const lead = await listen(sessionOf('manager'))
    const staff = await listen(sessionOf('staff', { id: idOf(2), user_id: 'bo' }))
    const other = await listen(sessionOf('admin', { id: idOf(3), organisation_id: 'bakery' }))
    bus.publish(change('prompt', ['users', 'me', 'records'], ['bo']))
    await vi.advanceTimersByTimeAsync(0)
    expect(lead.heard).toEqual([{ type: 'changed', topics: ['users', 'records'] }])
    expect(staff.heard).toEqual([{ type: 'changed', topics: ['me'] }])
    bus.publish(change('prompt', ['me'], null), change('prompt', ['users'], []))
    await vi.advanceTimersByTimeAsync(600)
    expect(staff.heard).toHaveLength(2)
    expect(other.heard).toEqual([])
  })

  it('DEV-7 gets two messages a second at most, and of everyday work one in five seconds, and misses nothing', async () => {
    const { bus, listen } = open()
    const { heard } = await listen(sessionOf('admin'))
    for (let at = 0; at < 200; at += 1) {
      bus.publish(change('prompt', ['devices']), change('everyday', ['records']))
      await vi.advanceTimersByTimeAsync(50)
    }
    await vi.advanceTimersByTimeAsync(5_000)
    const of = (topic: string) => heard.filter((event) => (event as { topics: string[] }).topics.includes(topic)).length
    expect([of('devices'), of('records')]).toEqual([21, 3])
  })

  it('DEV-10 is told that its session is over and closed: ended, too old, or found dead by the beat', async () => {
    const { bus, alive, service, listen } = open()
    const ended = await listen(sessionOf('admin'))
    const old = await listen(sessionOf('admin', { id: idOf(2), expires_at: 1_000 }))
    const dead = await listen(sessionOf('admin', { id: idOf(3) }))
    const last = [{ type: 'session_ended' }]
    const of = { organisationId: 'shop', deviceId: null, keyThumbprint: null, reason: 'user_blocked' } as const
    bus.publish({ type: 'session_ended', sessionId: idOf(1), ...of })
    await vi.advanceTimersByTimeAsync(0)
    expect([ended.heard, ended.stream.readableEnded, old.heard]).toEqual([last, true, []])
    await vi.advanceTimersByTimeAsync(1_000)
    expect([old.heard, old.stream.readableEnded]).toEqual([last, true])
    alive.delete(idOf(3))
    await service.beat()
    await vi.advanceTimersByTimeAsync(0)
    expect([dead.heard, dead.stream.readableEnded]).toEqual([last, true])
  })

  it('DEV-10 is refused where the session ended while the stream was being opened', async () => {
    const { alive, listen } = open()
    alive.clear()
    const { heard, settle } = await listen(sessionOf('admin'))
    await settle()
    expect(heard).toEqual([{ type: 'session_ended' }])
  })

  it('DEV-10 begins anew where this node missed events', async () => {
    const { bus, listen } = open()
    const { stream, heard, settle } = await listen(sessionOf('admin'))
    bus.publish({ type: 'events_missed' })
    await settle()
    expect([stream.readableEnded, heard]).toEqual([true, []])
  })

  it('DEV-10 has six streams for a session and twenty-four for a person; one more displaces the oldest, which is told so', async () => {
    const { alive, listen } = open()
    const streams = []
    for (let at = 0; at < 7; at += 1) streams.push(await listen(sessionOf('admin')))
    await vi.advanceTimersByTimeAsync(0)
    expect(streams.map(({ heard }) => heard)).toEqual([[{ type: 'displaced' }], [], [], [], [], [], []])
    for (let at = 10; at < 29; at += 1) {
      alive.add(idOf(at))
      streams.push(await listen(sessionOf('admin', { id: idOf(at) })))
    }
    await vi.advanceTimersByTimeAsync(0)
    expect(streams.filter(({ stream }) => !stream.readableEnded)).toHaveLength(24)
  })
})
