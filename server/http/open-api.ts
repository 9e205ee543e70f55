import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Describes every route registered after it, and serves that as OpenAPI 3.1. @param publicUrl where the API is reached. */
export async function serveOpenApi(app: FastifyInstance, publicUrl: () => URL): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tillpass', description: 'PIN login for shared registers and scanner stations', version: '1' },
      components: {
        securitySchemes: {
          proof: {
            type: 'apiKey',
            in: 'header',
            name: 'DPoP',
            description: 'A proof of the device key, RFC 9449, with a nonce of this server.',
          },
          token: {
            type: 'apiKey',
            in: 'header',
            name: 'Authorization',
            description: 'The session token as `DPoP <token>`, RFC 9449, section 7.1.',
          },
          cookie: { type: 'apiKey', in: 'cookie', name: '__Host-tillpass', description: 'The session of console and personal area.' },
          appKey: {
            type: 'apiKey',
            in: 'header',
            name: 'Et-App-Key',
            description: 'The key of an application, made in the console.',
          },
          bearer: { type: 'http', scheme: 'bearer', description: 'A token of `POST /v1.0/token`, made for the key that comes with it.' },
          operator: { type: 'http', scheme: 'bearer', description: 'TILLPASS_METRICS_TOKEN.' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('content-type', 'application/json').send(JSON.stringify({ ...app.swagger(), servers: [{ url: publicUrl().origin }] })),
  )
}
