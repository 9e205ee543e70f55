import { Socket } from 'node:net'
import pg from 'pg'

/**
 * Milliseconds without a byte from PostgreSQL, while somebody waits for it, after which the connection is given up: a server that hangs
 * keeps its sockets open and says nothing, and the answer has to be no (GRD-7). Longer than a wait for a row may last.
 */
const longestSilence = 8_000

/** A connection that is watched while it is out of the pool. */
export class WatchedClient extends pg.Client {
  readonly #socket: Socket

  constructor(config: pg.ClientConfig = {}) {
    const socket = new Socket()
    super({ ...config, stream: () => socket })
    this.#socket = socket
    // The query that waits is told by its own error; without a listener a connection that dies in use would end the process.
    this.on('error', () => undefined)
    socket.on('timeout', () => socket.destroy(Object.assign(new Error('PostgreSQL went silent'), { code: 'ETIMEDOUT' })))
  }

  watch(): void {
    this.#socket.setTimeout(longestSilence)
  }

  rest(): void {
    this.#socket.setTimeout(0)
  }
}

/** Watches each of the pool's connections from the moment somebody takes it until it comes back. */
export function watchClients(pool: pg.Pool): void {
  pool.on('acquire', (client) => client instanceof WatchedClient && client.watch())
  pool.on('release', (_, client) => client instanceof WatchedClient && client.rest())
}
