import { expect, it } from 'vitest'
import { parseAnswer } from '../../../client/http/answer.ts'
import { endSession, signInWithPin } from '../../../contract/http/sessions.ts'
import { session } from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

it('reads a declared body and drops what the contract does not know', () => {
  const answer = parseAnswer(signInWithPin, { status: 201, text: JSON.stringify({ ...session(), shoeSize: 41 }) })
  expect(answer).toEqual({ kind: 'ok', body: session() })
})

it('reads an empty body where none is declared', () => {
  expect(parseAnswer(endSession, { status: 204, text: '' })).toEqual({ kind: 'ok', body: null })
})

it('reads a refusal as the problem it is', () => {
  const refusal = problem('pin_not_accepted', { triesLeft: 3, afterTries: { kind: 'wait', seconds: 60 } })
  expect(parseAnswer(signInWithPin, { status: 401, text: JSON.stringify(refusal) })).toEqual({ kind: 'problem', problem: refusal })
})

it.each([
  ['a body that is no session', 201, '{"kind":"session"}'],
  ['a page of a proxy', 502, '<h1>Bad gateway</h1>'],
  ['a refusal of something else', 403, '{"error":"no"}'],
  ['a status that nobody declared', 302, ''],
  ['TRM-3 a database that is away', 503, JSON.stringify(problem('unavailable'))],
  ['a server that failed', 500, JSON.stringify(problem('internal'))],
])('counts %s as a server that is not there', (_, status, text) => {
  expect(parseAnswer(signInWithPin, { status, text })).toEqual({ kind: 'unreachable', cause: 'server' })
})
