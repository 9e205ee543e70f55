import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { inRepository } from '../repository.ts'

/** Licences that ask for nothing but their notice. Whoever adds one says so in the commit. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
])

const lockfile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), license: z.string().optional() })),
})

/** Every package that reaches production must be under an allowed licence; the lockfile knows them for all systems. */
const { packages } = lockfile.parse(JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8')))
const production = Object.entries(packages).filter(([folder, entry]) => folder !== '' && entry.dev !== true)
const refused = production.filter(([, entry]) => !isAllowed(entry.license ?? ''))
for (const [folder, entry] of refused)
  console.log(`${folder.replace(/.*node_modules\//, '')}: licence ${entry.license ?? 'unknown'} is not allowed`)
console.log(`${production.length} production packages, ${refused.length} under a licence that is not allowed`)
process.exitCode = refused.length === 0 ? 0 : 1

/** SPDX expressions as npm packages use them: one licence, or several in one pair of brackets joined by OR or by AND. */
function isAllowed(expression: string): boolean {
  const inner = expression.replace(/^\(|\)$/g, '')
  if (inner.includes(' AND ')) return inner.split(' AND ').every((licence) => allowed.has(licence))
  return inner.split(' OR ').some((licence) => allowed.has(licence))
}
