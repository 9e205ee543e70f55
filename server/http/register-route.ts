import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { HttpMethod } from '../../contract/call.ts'
import type { Answer, Streamed } from './answer.ts'
import { callSchema } from './call-schema.ts'
import { writeCookies } from './cookies.ts'
import { endedMeanwhile } from './guard/ended-meanwhile.ts'
import { guard, type GuardDeps } from './guard/guard.ts'
import { sendRefusal } from './problem.ts'
import type { Route } from './route.ts'

/** Registers a route behind its guard. Schemas judge what comes in after the guard, and what goes out: an undeclared field is dropped. */
export function registerRoute(app: FastifyInstance, deps: GuardDeps, route: Route): void {
  const { call } = route
  app.route({
    method: call.method,
    url: call.path,
    schema: callSchema(call),
    config: { call },
    exposeHeadRoute: headToo(call),
    // Before the body is read: who may not call is not listened to.
    onRequest: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      if (call.permission.caller === 'device') void reply.header('dpop-nonce', deps.nonces.issue())
      const caller = await guard(deps, route, request)
      if ('refused' in caller) return sendRefusal(reply, caller)
      request.caller = caller
    },
    handler: (request, reply) => run(deps, route, request, reply),
  })
}

async function run(deps: GuardDeps, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { caller, body, params, query, headers, id } = request
  if (caller === null) throw new Error('a handler was reached past the guard')
  const ended = await endedMeanwhile(deps, route.call, caller)
  if (ended !== null) return sendRefusal(reply, ended)
  const answer = await route.handle({ caller, body, params, query, headers, requestId: id })
  return write(reply, answer, deps.publicUrl().protocol === 'https:')
}

function write(reply: FastifyReply, answer: Answer, secure: boolean): FastifyReply {
  if ('refused' in answer) return sendRefusal(reply, answer)
  if ('stream' in answer) return writeStream(reply, answer)
  writeCookies(reply, answer.cookies ?? [], secure)
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body)
}

function writeStream(reply: FastifyReply, { status, stream, contentType, fileName }: Streamed): FastifyReply {
  if (fileName !== undefined) void reply.header('content-disposition', `attachment; filename="${fileName}"`)
  // An event that waits in a proxy's buffer is late; nginx and others heed this.
  if (contentType === 'text/event-stream') void reply.header('x-accel-buffering', 'no')
  return reply.code(status).header('content-type', contentType).send(stream)
}

const everyMethod: readonly (HttpMethod | 'HEAD' | 'OPTIONS')[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Answers 405 with `Allow` (RFC 9110, section 15.5.6) where an address takes other methods only. */
export function refuseOtherMethods(app: FastifyInstance, routes: readonly Route[]): void {
  for (const url of new Set(routes.map(({ call }) => call.path))) {
    const there = routes.filter(({ call }) => call.path === url)
    const allowed = new Set<string>(there.flatMap(({ call }) => [call.method, ...(headToo(call) ? ['HEAD'] : [])]))
    app.route({
      method: everyMethod.filter((name) => !allowed.has(name)),
      url,
      schema: { hide: true },
      handler: (_request, reply) => sendRefusal(reply.header('allow', [...allowed].join(', ')), { refused: 'method_not_allowed' }),
    })
  }
}

function headToo(call: Route['call']): boolean {
  return call.method === 'GET' && call.permission.caller === 'anyone'
}
