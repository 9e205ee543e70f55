import type { TestServer } from './test-server.ts'

/**
 * Something to look at again and again that the server brings by itself, every few seconds: before each look it does so at once.
 * A browser's request may still be under way at the first look.
 */
export function afterChores<Seen>(server: Pick<TestServer, 'doChores'>, see: () => Seen): () => Promise<Seen> {
  return async () => {
    await server.doChores()
    return see()
  }
}
