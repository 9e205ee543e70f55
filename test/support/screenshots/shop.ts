import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../../../server/app.ts'
import { systemEffects } from '../../../server/boot/system-effects.ts'
import { readConfig } from '../../../server/config.ts'
import { seedDemo } from '../../../server/demo/seed-demo.ts'
import { createLog } from '../../../server/log.ts'

/** The demo shop on a real server whose clock can be moved on, so that waits of hours fit into a photograph. */
export async function openShop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-shop-'))
  const clock = { ahead: 0 }
  const server = await startServer({
    config: readConfig({ TILLPASS_DATA: folder, TILLPASS_PORT: '0' }),
    log: createLog('silent'),
    pages: path.resolve('dist/renderer'),
    effects: { ...systemEffects, now: () => Date.now() + clock.ahead },
  })
  const people = (await seedDemo(server)) ?? []
  const named = (start: string) => {
    const person = people.find(({ displayName }) => displayName.startsWith(start))
    if (!person) throw new Error(`the demo has no ${start}`)
    return { ...person, username: person.username ?? '', password: person.password ?? '' }
  }
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  /** As on the day before anybody had a PIN. */
  const forget = async () => {
    await server.database.query.deleteFrom('pin_claims').execute()
    await server.database.query.deleteFrom('pins').execute()
    await server.database.query.updateTable('organisations').set({ pin_login_active: 0, pin_login_changed_at: null }).execute()
  }
  /** Has everybody whose PIN somebody else set choose a new one, and a picture with it (FRC-1, FRC-2); or no longer. */
  const demand = async (on: boolean) => {
    const rule = on ? ({ pin_change_given: 1, security_images: 'asked' } as const) : { pin_change_given: 0 as const }
    await server.database.query.updateTable('organisations').set(rule).execute()
  }
  return { url: server.url.origin, forget, demand, people, named, stop, skip: (milliseconds: number) => void (clock.ahead += milliseconds) }
}

export type Shop = Awaited<ReturnType<typeof openShop>>
