import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { StartError } from '../boot/start-error.ts'

/** How long requests under way may take after the server was told to stop, in milliseconds. */
const graceMs = 3_000

/** Listens. @returns the port, which the system chose where 0 was asked for. @throws StartError where the address cannot be had. */
export async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error: unknown) {
    throw new StartError(sentenceOf(error, host, port), { cause: error })
  }
  return portOf(app.server.address())
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

function sentenceOf(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken by another program; stop it, or set TILLPASS_PORT to another.`
  if (code === 'EACCES') return `Port ${port} may not be opened by this user; set TILLPASS_PORT to 1024 or more.`
  return `The server cannot listen on ${host} (TILLPASS_HOST), port ${port} (TILLPASS_PORT).`
}

/** Takes no new requests, lets those under way finish, and cuts off what takes too long. */
export async function closeGently(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), graceMs)
  await app.close()
  clearTimeout(cutOff)
}
