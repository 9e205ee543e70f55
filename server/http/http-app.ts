import { randomUUID } from 'node:crypto'
import { fastifyCookie } from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Log } from '../log.ts'
import { largestBody, takeJsonOnly } from './body-parser.ts'
import { createErrorHandler } from './error-handler.ts'
import type { GuardDeps } from './guard/guard.ts'
import { nothingAt } from './envelope.ts'
import { answerMalformed } from './malformed.ts'
import { serveOpenApi } from './open-api.ts'
import { sendRefusal } from './problem.ts'
import { refuseOtherMethods, registerRoute } from './register-route.ts'
import './request-state.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'

export interface HttpAppDeps extends GuardDeps {
  log: Log
  routes: readonly Route[]
  /** Addresses or networks whose `X-Forwarded-For` is believed; false for nobody's. */
  trustProxy: string[] | false
  /** Hears of every request that was answered. */
  onAnswered(answered: Answered): void
}

export interface Answered {
  method: string
  /** Pattern such as `/v1/users/:id`, never an address with values in it. */
  route: string
  status: number
  /** Code of the refusal, or null. */
  code: ErrorCode | null
  /** Milliseconds. */
  ms: number
}

/** The HTTP side of the server, ready to listen: every route behind its guard, every error a problem document. */
export async function createHttpApp(deps: HttpAppDeps): Promise<FastifyInstance> {
  const handleError = createErrorHandler(deps.log)
  const app = fastify({
    // Requests are logged below, by an allow-list; Fastify's own lines would hold URLs.
    logger: false,
    bodyLimit: largestBody,
    trustProxy: deps.trustProxy === false || deps.trustProxy.length === 0 ? false : deps.trustProxy,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    clientErrorHandler: answerMalformed,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler((request, reply) => sendRefusal(reply, nothingAt(request.url)))
  takeJsonOnly(app)
  followRequests(app, deps)
  await app.register(helmet, securityHeaders)
  await app.register(fastifyCookie)
  await serveOpenApi(app, () => deps.publicUrl())
  for (const route of deps.routes) registerRoute(app, deps, route)
  refuseOtherMethods(app, deps.routes)
  return app
}

/** Names each request in its answer, and tells log and metrics how it ended. */
function followRequests(app: FastifyInstance, deps: HttpAppDeps): void {
  app.decorateRequest('caller', null)
  app.decorateRequest('refusal', null)
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const answered = answeredOf(request, reply)
    deps.log.info({ event: 'request', requestId: request.id, ip: request.ip, ...answered })
    deps.onAnswered(answered)
    done()
  })
}

function answeredOf(request: FastifyRequest, reply: FastifyReply): Answered {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    code: request.refusal,
    ms: Math.round(reply.elapsedTime * 10) / 10,
  }
}
