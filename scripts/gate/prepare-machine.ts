import path from 'node:path'
import { findElectron, type ElectronRuntime } from '../electron/find-electron.ts'
import { ensureKeytar } from '../system-parts/ensure-keytar.ts'
import { ensureParts, type Missing } from '../system-parts/ensure-parts.ts'
import { line } from './run-step.ts'
import type { Step } from './step.ts'

export interface Machine {
  missing: Missing
  /** What every step gets in its environment. */
  env: Record<string, string>
}

/** Brings what the chosen steps need: system parts, keytar, an Electron runtime. Says in one line each what is missing. */
export async function prepareMachine(steps: readonly Step[]): Promise<Machine> {
  const begun = performance.now()
  const needs = new Set<string>(steps.flatMap((step) => step.needs ?? []))
  if (needs.has('electron')) needs.add('keytar-libraries')
  const missing = await ensureParts(needs)
  if (needs.has('keytar')) note(missing, 'keytar', await ensureKeytar())
  const runtime = needs.has('electron') ? await findElectron(true) : undefined
  if (needs.has('electron') && runtime === undefined) missing.set('electron', noRuntime)
  missing.forEach((what) => console.log(what))
  const found = runtime === undefined ? '' : `  Electron ${runtime.version}`
  line('system parts', (performance.now() - begun) / 1000, (missing.size === 0 ? 'ok' : 'INCOMPLETE') + found)
  return { missing, env: environment(runtime) }
}

const noRuntime = 'no Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH to one, or run npx install-electron'

function note(missing: Missing, part: string, what: string | undefined): void {
  if (what !== undefined) missing.set(part, what)
}

/** Whatever a step starts as `node` is the Node that runs us. */
function environment(runtime: ElectronRuntime | undefined): Record<string, string> {
  const node = `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`
  return { PATH: node, NO_COLOR: '1', ...(runtime?.folder === undefined ? {} : { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }) }
}
