import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fixedPort } from './fixed-port.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'

/** A real PostgreSQL of the tests' own, on a free port of 127.0.0.1. */
export interface Postgres {
  /** Connection string of a database on it; `postgres` always exists. */
  url(database: string): string
  /** Pulls the plug (SIGKILL on the postmaster), as a power cut would; `start` brings it back with the same data. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Stops it and removes every trace. */
  remove(): Promise<void>
}

/** Makes and starts a cluster. `durable: false` switches fsync off: faster, and right wherever nothing is killed. */
export async function startPostgres(options: { durable: boolean }): Promise<Postgres> {
  const binaries = await findPostgresBinaries()
  const data = makeCluster(binaries)
  const port = await fixedPort()
  let server = await serve(binaries, data, port, options.durable)
  return {
    url: (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`,
    kill: () => end(server, 'SIGKILL'),
    start: async () => {
      server = await serveAgain(() => serve(binaries, data, port, options.durable))
    },
    remove: async () => {
      await end(server, 'SIGINT')
      for (const folder of [data, binaries.temporary]) if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeCluster(binaries: PostgresBinaries): string {
  const data = mkdtempSync(path.join(os.tmpdir(), 'tillpass-postgres-'))
  if (binaries.runAs !== undefined) chownSync(data, binaries.runAs.uid, binaries.runAs.gid)
  const words = ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync']
  execFileSync(path.join(binaries.folder, 'initdb'), words, { ...binaries.runAs, cwd: data, stdio: 'pipe' })
  return data
}

async function serve(binaries: PostgresBinaries, data: string, port: number, durable: boolean): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${data}`,
    'max_connections=300',
    ...(durable ? [] : ['fsync=off']),
  ]
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(path.join(binaries.folder, 'postgres'), words, { ...binaries.runAs, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] })
  await ready(server)
  return server
}

/** How long old backends may need to notice a kill, in milliseconds, however quickly each try is over. */
const mostPatience = 15_000

/** After a kill the old backends need a moment to notice; until then the new postmaster refuses to share their memory. */
async function serveAgain(start: () => Promise<ChildProcess>, since = performance.now()): Promise<ChildProcess> {
  try {
    return await start()
  } catch (error: unknown) {
    if (performance.now() - since > mostPatience) throw error
    return serveAgain(start, since)
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4_000)
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${String(code)} before it was ready:\n${log}`)))
  })
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}
