import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setDefaultCACertificates } from 'node:tls'
import { startServer } from '../../../server/app.ts'
import { systemEffects } from '../../../server/boot/system-effects.ts'
import { readConfig } from '../../../server/config.ts'
import { seedChain } from '../../../server/demo/chain/seed-chain.ts'
import { createLog } from '../../../server/log.ts'
import { startMailServer } from '../mail-server.ts'

const file = (name: string) => readFileSync(`test/support/certificates/localhost-${name}.pem`, 'utf8')

/** The demo chain on a real server, at eleven o'clock on a weekday, so that every shop is at work. Its mails go to a server of this machine. */
export async function openChain() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-chain-'))
  const ahead = Date.UTC(2026, 9, 14, 9) - Date.now()
  setDefaultCACertificates([file('cert')])
  const mails = await startMailServer({ tls: { key: file('key'), cert: file('cert'), from: 'starttls' } })
  const server = await startServer({
    config: { ...readConfig({ TILLPASS_DATA: folder, TILLPASS_PORT: '0' }), smtp: { ...mails.config, from: 'pin@korenbloem.example' } },
    log: createLog('silent'),
    pages: path.resolve('dist/renderer'),
    effects: { ...systemEffects, now: () => Date.now() + ahead },
  })
  const [admin, manager, cashier] = (await seedChain(server, () => undefined)) ?? []
  if (!admin || !manager || !cashier) throw new Error('the chain has nobody to sign in')
  const stop = async () => {
    await server.stop()
    await mails.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url.origin, admin, manager, cashier, mails, database: server.database, now: () => Date.now() + ahead, stop }
}

export type Chain = Awaited<ReturnType<typeof openChain>>
