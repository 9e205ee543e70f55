import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRepository } from '../repository.ts'

/** One bundle: what makes it, what it is made of. */
export interface Bundle {
  name: string
  config: string
  sources: readonly string[]
}

export const bundles: readonly Bundle[] = [
  { name: 'renderer', config: 'renderer/vite.config.ts', sources: ['contract', 'client', 'renderer'] },
  { name: 'electron-main', config: 'electron/vite.main.config.ts', sources: ['contract', 'client', 'electron'] },
  { name: 'electron-preload', config: 'electron/vite.preload.config.ts', sources: ['contract', 'electron'] },
  { name: 'server', config: 'server/vite.config.ts', sources: ['contract', 'server'] },
]

export const dist = inRepository('dist')

/** Whether any bundle is missing or older than what it is made of. */
export function hasStaleBundles(): boolean {
  return bundles.some((bundle) => !existsSync(stamp(bundle)) || newest(bundle) > statSync(stamp(bundle)).mtimeMs)
}

/** Remembers that the bundle holds the source as it was when the build began. */
export function markFresh(bundle: Bundle, begun: Date): void {
  writeFileSync(stamp(bundle), '')
  utimesSync(stamp(bundle), begun, begun)
}

function stamp(bundle: Bundle): string {
  return path.join(dist, `.${bundle.name}-is-fresh`)
}

function newest(bundle: Bundle): number {
  const files = bundle.sources.flatMap((folder) =>
    readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' }).map((file) => inRepository(folder, file)),
  )
  return Math.max(...[...files, inRepository('package-lock.json')].map((file) => statSync(file).mtimeMs))
}
