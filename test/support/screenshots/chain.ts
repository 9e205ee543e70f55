import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../../../server/app.ts'
import { systemEffects } from '../../../server/boot/system-effects.ts'
import { readConfig } from '../../../server/config.ts'
import { seedChain } from '../../../server/demo/chain/seed-chain.ts'
import { createLog } from '../../../server/log.ts'

/** The demo chain on a real server, at eleven o'clock on a weekday, so that every shop is at work. */
export async function openChain() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-chain-'))
  const ahead = Date.UTC(2026, 9, 14, 9) - Date.now()
  const server = await startServer({
    config: readConfig({ TILLPASS_DATA: folder, TILLPASS_PORT: '0' }),
    log: createLog('silent'),
    pages: path.resolve('dist/renderer'),
    effects: { ...systemEffects, now: () => Date.now() + ahead },
  })
  const [admin, manager] = (await seedChain(server, () => undefined)) ?? []
  if (!admin || !manager) throw new Error('the chain has nobody to sign in')
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url.origin, admin, manager, database: server.database, now: () => Date.now() + ahead, stop }
}

export type Chain = Awaited<ReturnType<typeof openChain>>
