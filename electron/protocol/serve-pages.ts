import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { contentPolicy } from './content-policy.ts'
import { scheme } from './page-address.ts'
import { pageFile } from './page-file.ts'

/** Makes `app:` a scheme with origins, as https is. Before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Serves the built pages in `root` to a session, each with the content policy. */
export function servePages(session: Session, root: string): void {
  session.protocol.handle(scheme, async (request) => {
    const page = request.method === 'GET' ? pageFile(root, request.url) : null
    return page ? answer(page.file, page.type) : notFound()
  })
}

async function answer(file: string, type: string): Promise<Response> {
  try {
    const headers = { 'content-type': type, 'content-security-policy': contentPolicy, 'x-content-type-options': 'nosniff' }
    return new Response(new Uint8Array(await readFile(file)), { headers })
  } catch {
    return notFound()
  }
}

function notFound(): Response {
  return new Response('There is nothing here.', { status: 404, headers: { 'content-type': 'text/plain' } })
}
