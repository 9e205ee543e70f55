import path from 'node:path'
import { runCommand } from '../process/run-command.ts'
import { inRepository } from '../repository.ts'
import { hasKeytar } from './parts.ts'

/**
 * keytar is an optional dependency: `npm ci` passes without it where it cannot be built, and then leaves no folder, so that only
 * another `npm ci` brings it once libsecret has come. Nothing of node_modules may be loaded before; returns what is missing.
 */
export async function ensureKeytar(): Promise<string | undefined> {
  if (hasKeytar()) return undefined
  console.log('keytar is not built yet: running npm ci once more')
  const log = inRepository('test-results', 'gate', 'npm-ci.log')
  await runCommand({ file: 'npm', words: ['ci', '--no-audit', '--no-fund'], env: outsideEnvironment(), limit: 600, log })
  return hasKeytar() ? undefined : `keytar could not be built (see ${path.relative(process.cwd(), log)})`
}

/**
 * The system's Node runs npm, since ours is replaced under its feet; no setting of the npm that runs us leaks in. The compiler takes
 * Node's headers from the package that carries Node, so that nothing else is downloaded.
 */
function outsideEnvironment(): Record<string, string | undefined> {
  const ours = Object.keys(process.env).filter((name) => /^npm_/i.test(name))
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  const nodeHeaders = inRepository('node_modules', `node-${process.platform}-${process.arch}`)
  return {
    ...Object.fromEntries(ours.map((name) => [name, undefined])),
    PATH: folders.join(path.delimiter),
    npm_config_nodedir: nodeHeaders,
  }
}
