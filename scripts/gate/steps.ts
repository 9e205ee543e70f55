import { inRepository } from '../repository.ts'
import type { Step } from './step.ts'

const node = process.execPath
const bin = (name: string): string => inRepository('node_modules', '.bin', name)
const script = (...names: string[]): string => inRepository('scripts', ...names)
const report = (name: string): string => inRepository('test-results', 'gate', `${name}.json`)
const folders = ['contract', 'client', 'server', 'electron', 'renderer', 'scripts', 'test']

/** Quick and independent of each other: two run at a time, the longest beside all others. */
export const checks: readonly Step[] = [
  check('build', [script('build.ts')]),
  check('lint', [bin('eslint'), '--max-warnings', '0', '.']),
  check('types', [bin('tsc'), '-p', 'tsconfig.json']),
  check('types-browser', [bin('tsc'), '-p', 'renderer/tsconfig.json']),
  check('types-specs', [bin('tsc'), '-p', 'test/e2e/browser/tsconfig.json']),
  check('format', [bin('prettier'), '--check', '.']),
  check('imports', [bin('depcruise'), ...folders]),
  check('unused', [bin('knip')]),
  check('licences', [script('checks', 'check-licences.ts')]),
  check('requirements', [script('checks', 'check-requirements.ts')]),
  check('commit', [script('checks', 'check-committed.ts')]),
]

/** One after the other: each may use the whole machine. */
export const tests: readonly Step[] = [
  vitest('unit', 300),
  vitest('stores', 300, { needs: ['postgresql'] }),
  vitest('api', 300, { needs: ['postgresql'] }),
  vitest('security', 300, { needs: ['postgresql'] }),
  vitest('faults', 300, { needs: ['postgresql'], built: true }),
  vitest('keyring', 180, { needs: ['keyring', 'keytar-libraries', 'keytar'] }),
  playwright('browser', { needs: ['browser'], built: true }),
  withDisplay(
    withSessionBus(playwright('electron', { needs: ['electron', 'electron-libraries', 'display', 'keyring', 'keytar'], built: true })),
  ),
]

function check(name: string, words: string[]): Step {
  return { name, file: node, words, limit: 300 }
}

function vitest(name: string, limit: number, more: Partial<Step> = {}): Step {
  const words = [bin('vitest'), 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]
  return { name, file: node, words, limit, tests: { runner: 'vitest', report: report(name) }, ...more }
}

function playwright(name: string, more: Partial<Step>): Step {
  const words = [bin('playwright'), 'test', '--project', name, '--reporter=list,json']
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report(name) }
  return { name, file: node, words, env, limit: 600, tests: { runner: 'playwright', report: report(name) }, ...more }
}

/** A session bus and an unlocked keyring of the tests' own (DESIGN: Keyring). */
function withSessionBus(step: Step): Step {
  return { ...step, file: script('gate', 'with-keyring.sh'), words: [step.file, ...step.words] }
}

function withDisplay(step: Step): Step {
  return { ...step, file: 'xvfb-run', words: ['--auto-servernum', '--server-args=-screen 0 1920x1080x24', step.file, ...step.words] }
}
