import { existsSync } from 'node:fs'
import path from 'node:path'
import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built pages: `/` is the terminal, `/console/` the console. A page is asked for anew each time; its assets carry a
 * hash of their content in their name, so a browser keeps them.
 * @param folder `dist/renderer`; where it is not there, the server has its API alone.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'assets'))) return
  const root = path.join(folder, 'assets')
  await app.register(fastifyStatic, { root, prefix: '/assets/', index: false, dotfiles: 'ignore', immutable: true, maxAge: '365d' })
  const page = (url: string, file: string): void => {
    app.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, folder, { cacheControl: false }),
    )
  }
  page('/', 'terminal/index.html')
  page('/console/', 'console/index.html')
  app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/', 308))
}
