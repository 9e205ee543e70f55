import { readFileSync } from 'node:fs'
import { inRepository } from '../repository.ts'
import { testTitles } from './test-titles.ts'

/** `proved`: a test carries its ID; `built`: the product does it, no test says so yet; `later`: not there. */
const states = ['proved', 'built', 'later']
const row = /^\| ([A-Z]+-\d+)\s*\|.*\|([^|]*)\|$/gm
const idInTitle = /\b([A-Z]{2,5})-\d+\b/g

/** docs/requirements.md and the tests' titles must tell the same. */
const rows = [...readFileSync(inRepository('docs', 'requirements.md'), 'utf8').matchAll(row)].map(([, id = '', state = '']) => ({
  id,
  state: state.trim(),
}))
const known = new Set(rows.map(({ id }) => id))
const families = new Set(rows.map(({ id }) => id.split('-')[0]))
const titled = testTitles().flatMap(({ file, title }) => idsIn(title).map((id) => ({ id, file })))
const tested = new Set(titled.map(({ id }) => id))

const faults = [
  ...(rows.length === 0 ? ['docs/requirements.md has no rows'] : []),
  ...rows.filter(({ id }, at) => rows.findIndex((other) => other.id === id) !== at).map(({ id }) => `${id} has two rows`),
  ...rows
    .filter(({ state }) => !states.includes(state))
    .map(({ id, state }) => `${id}: the state "${state}" is none of ${states.join(', ')}`),
  ...rows
    .filter(({ id, state }) => state === 'proved' && !tested.has(id))
    .map(({ id }) => `${id} is said to be proved, but no test carries its ID`),
  ...titled.filter(({ id }) => !known.has(id)).map(({ id, file }) => `${file}: ${id} has no row in docs/requirements.md`),
]
faults.forEach((fault) => console.log(fault))
const unproved = rows.filter(({ id, state }) => state !== 'proved' && tested.has(id)).map(({ id }) => id)
if (unproved.length > 0) console.log(`Tested, and not yet called proved: ${unproved.join(' ')}`)
process.exitCode = faults.length === 0 ? 0 : 1

/** IDs of our families anywhere in a title, and whatever looks like an ID at its start: SHA-256 within a title is none. */
function idsIn(title: string): string[] {
  const found = [...title.matchAll(idInTitle)]
  return found.filter(({ 1: family = '', index }) => index === 0 || families.has(family)).map(([id]) => id)
}
