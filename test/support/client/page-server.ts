import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SeenRequest } from './scripted-server.ts'

const root = fileURLToPath(new URL('../../../dist/renderer/', import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** The policy that the server sends with its pages. */
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"

/** Serves the built terminal, as the server does at `/`. @returns whether the request was for a page. */
export function servePage(request: SeenRequest, response: ServerResponse): boolean {
  const name = request.path === '/' ? 'terminal/index.html' : request.path.slice(1)
  const type = types[path.extname(name)]
  if (request.method !== 'GET' || type === undefined) return false
  void readFile(path.join(root, name)).then(
    (bytes) => response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(bytes),
    () => response.writeHead(404).end(),
  )
  return true
}
