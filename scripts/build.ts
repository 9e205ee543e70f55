import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { bundles, dist, markFresh, type Bundle } from './build/bundles.ts'
import { runInPairs } from './gate/run-in-pairs.ts'
import { runCommand, stopWithUs } from './process/run-command.ts'
import { inRepository } from './repository.ts'

/** `npm run build`: every bundle, from scratch, into dist/. */
stopWithUs()
rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
const done = await runInPairs(bundles, build)
for (const folder of readdirSync(dist, { withFileTypes: true })) if (folder.isDirectory()) console.log(sizeLine(folder.name))
process.exitCode = done.every(Boolean) ? 0 : 1

async function build(bundle: Bundle): Promise<boolean> {
  const begun = new Date()
  const words = [inRepository('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', bundle.config, '--logLevel', 'warn']
  const log = inRepository('test-results', 'gate', `build-${bundle.name}.log`)
  const outcome = await runCommand({ file: process.execPath, words, env: { NODE_ENV: 'production' }, limit: 240, log })
  console.log(`${bundle.name}: ${outcome.ok ? 'built' : 'FAILED'} in ${outcome.seconds.toFixed(1)} s`)
  if (outcome.ok) markFresh(bundle, begun)
  if (outcome.output.trim() !== '') console.log(outcome.output.trim())
  return outcome.ok
}

function sizeLine(folder: string): string {
  const files = readdirSync(path.join(dist, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0)
  return `dist/${folder}: ${files.length} files, ${(bytes / 1024).toFixed(0)} KiB`
}
