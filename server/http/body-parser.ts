import type { FastifyInstance } from 'fastify'
import secureJsonParse from 'secure-json-parse'
import { isDeeperThan, namesNul } from './json-text.ts'

/** Largest body of a request, in bytes. */
export const largestBody = 65_536

/** Deepest nesting of a body; the deepest of the contract has two levels. */
const deepest = 16

/** A body that is no JSON this server takes. Says nothing of the body itself. */
export class UnreadableBody extends Error {}

/**
 * Takes `application/json` and nothing else. Fastify's own parser would accept invalid UTF-8 as U+FFFD; two different
 * passwords would then be one. A key that reaches for a prototype, or nesting without end, is refused.
 */
export function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, readJson(body))
    } catch (error: unknown) {
      done(new UnreadableBody('the body is not the JSON this server takes', { cause: error }))
    }
  })
}

function readJson(body: Buffer): unknown {
  if (body.byteLength === 0) return undefined
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  if (isDeeperThan(text, deepest)) throw new RangeError('nested too deep')
  if (namesNul(text)) throw new RangeError('a NUL')
  return secureJsonParse.parse(text, { protoAction: 'error', constructorAction: 'error' })
}
