import { createServer, connect, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { createTestLocation, type TestLocation } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('PostgreSQL hangs, and keeps its connections open', () => {
  let place: TestLocation
  let line: Line
  let server: TestServer
  let device: TestDevice
  beforeAll(async () => {
    place = await createTestLocation('postgresql')
    const url = new URL(place.location.kind === 'postgresql' ? place.location.url : '')
    line = await openLine(url)
    server = await startTestServer({ location: { kind: 'postgresql', url: line.url } })
    device = await createDevice(server)
    await approve(device, server.admin)
  })
  afterAll(async () => {
    line.goOn()
    await server.stop()
    await line.close()
    await place.drop()
  })

  it('GRD-7 answers no within ten seconds instead of never, and works again once it answers', { timeout: 60_000 }, async () => {
    // Connections lie ready in the pool: a new one would be given up sooner.
    await Promise.all(Array.from({ length: 8 }, () => fetch(`${server.url}/readyz`)))
    line.hold()
    const took = await ownTime(async () => {
      const replies = await Promise.all([device.signInWithPin('84736'), device.signInWithPin('84737')])
      expect(replies.map(({ code }) => code)).toEqual(['unavailable', 'unavailable'])
    })
    expect(took).toBeLessThan(10_000)
    line.goOn()
    expect((await device.signInWithPin(server.manager.pin)).status).toBe(201)
  })
})

interface Line {
  url: string
  /** From now on not a byte passes, and nobody hangs up. */
  hold(): void
  goOn(): void
  close(): Promise<void>
}

/** A line to PostgreSQL that can go dead. */
async function openLine(to: URL): Promise<Line> {
  const sockets = new Set<Socket>()
  let held = false
  const keep = (socket: Socket, other: () => Socket) => {
    sockets.add(socket)
    socket.on('error', () => other().destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      other().destroy()
    })
    if (held) socket.pause()
  }
  const server: Server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => near.write(bytes))
    keep(near, () => far)
    keep(far, () => near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(to)
  url.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const all = (act: (socket: Socket) => void) => [...sockets].forEach(act)
  return {
    url: url.href,
    hold: () => {
      held = true
      all((socket) => socket.pause())
    },
    goOn: () => {
      held = false
      all((socket) => socket.resume())
    },
    close: () =>
      new Promise((resolve) => {
        all((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}
