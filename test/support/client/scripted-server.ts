import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ErrorCode, type Problem, statusOfCode } from '../../../contract/errors.ts'

export interface SeenRequest {
  method: string
  path: string
  query: string
  headers: IncomingHttpHeaders
  body: string
}

export type Script = (request: SeenRequest, response: ServerResponse) => void

export interface ScriptedServer {
  url: string
  seen: SeenRequest[]
  stop(): Promise<void>
}

/** A real HTTP server on a free port, whose answers a test writes. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const seen: SeenRequest[] = []
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      seen.push(request)
      script(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let body = ''
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk)
  const url = new URL(incoming.url ?? '/', 'http://server')
  return { method: incoming.method ?? '', path: url.pathname, query: url.search, headers: incoming.headers, body }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** A problem document as the server writes them. */
export function problem(code: ErrorCode, more: Partial<Problem> = {}): Problem {
  return { type: `urn:tillpass:problem:${code}`, title: code, status: statusOfCode[code], code, requestId: 'r-1', ...more }
}

/** Answers with a problem document. */
export function sendProblem(response: ServerResponse, code: ErrorCode, headers: Record<string, string> = {}): void {
  sendJson(response, statusOfCode[code], problem(code), { 'content-type': 'application/problem+json', ...headers })
}
