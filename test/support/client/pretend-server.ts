import type { ServerResponse } from 'node:http'
import type { Terminal, TerminalEvent } from '../../../contract/http/terminal.ts'
import { approvedTerminal, session } from './machine-driver.ts'
import { servePage } from './page-server.ts'
import { type ScriptedServer, type SeenRequest, sendJson, sendProblem, startScriptedServer } from './scripted-server.ts'

export interface PretendServer extends ScriptedServer {
  terminal: Terminal
  /** Answers every request with this instead, while it is set. */
  instead: ((response: ServerResponse) => void) | null
  /** Streams that are open, newest last. */
  streams: { token: string | null; response: ServerResponse }[]
  say(event: TerminalEvent): void
  paths(): string[]
}

export const rightPin = '28417'

/** A server that knows one device and one PIN, for tests of the client as a whole. */
export async function startPretendServer(): Promise<PretendServer> {
  const state: Pick<PretendServer, 'terminal' | 'instead' | 'streams'> = { terminal: approvedTerminal, instead: null, streams: [] }
  const server = await startScriptedServer((request, response) => {
    if (state.instead) state.instead(response)
    else if (!servePage(request, response)) answer(state, request, response)
  })
  return Object.assign(state, server, {
    say: (event: TerminalEvent) => {
      for (const { response } of state.streams) response.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    paths: () => server.seen.map(({ method, path }) => `${method} ${path}`),
  })
}

function answer(state: Pick<PretendServer, 'terminal' | 'streams'>, request: SeenRequest, response: ServerResponse): void {
  switch (`${request.method} ${request.path}`) {
    case 'GET /v1/terminal': {
      sendJson(response, 200, state.terminal)
      return
    }
    case 'GET /v1/terminal/events': {
      const token = request.headers.authorization?.replace('DPoP ', '') ?? null
      const stream = { token, response }
      state.streams.push(stream)
      response.on('close', () => (state.streams = state.streams.filter((other) => other !== stream)))
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
    }
    case 'POST /v1/sessions/pin': {
      if (request.body.includes(rightPin)) sendJson(response, 201, session())
      else sendProblem(response, 'pin_not_accepted')
      return
    }
    case 'GET /v1/session': {
      sendJson(response, 200, { ...session(), lockedAt: null })
      return
    }
    case 'DELETE /v1/session':
    case 'POST /v1/session/lock':
      return void response.writeHead(204).end()
    default: {
      sendProblem(response, 'not_found')
      return
    }
  }
}
