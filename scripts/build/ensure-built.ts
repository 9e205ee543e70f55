import { runCommand } from '../process/run-command.ts'
import { inRepository } from '../repository.ts'
import { hasStaleBundles } from './bundles.ts'

/** Builds where any bundle is missing or older than its source. Returns whether the bundles are there. */
export async function ensureBuilt(): Promise<boolean> {
  if (!hasStaleBundles()) return true
  console.log('Building; the first time takes a minute.')
  const log = inRepository('test-results', 'gate', 'build.log')
  const outcome = await runCommand({ file: process.execPath, words: [inRepository('scripts', 'build.ts')], limit: 600, log })
  if (!outcome.ok) console.error(outcome.output.trim())
  return outcome.ok
}
