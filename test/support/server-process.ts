import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { childEnvironment } from './child-environment.ts'

/** The real server in a process of its own. */
export interface ServerProcess {
  url: string
  /** SIGKILL, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>
}

/** Starts `server/main.ts` with these settings. @throws where it ends before it listens. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const env = childEnvironment({ TILLPASS_PORT: '0', ...environment })
  const child = spawn(process.execPath, ['server/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended before it listened')))
    createInterface(child.stdout).on('line', (line) => {
      const started = /"event":"started","address":"http:\/\/localhost:(\d+)"/.exec(line)?.[1]
      if (started !== undefined) resolve(Number(started))
    })
  })
  return {
    url: `http://localhost:${port}`,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
