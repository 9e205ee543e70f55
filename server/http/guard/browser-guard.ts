import type { FastifyRequest } from 'fastify'
import type { Database } from '../../db/database.ts'
import type { Effects } from '../../features/effects.ts'
import type { Refused } from '../answer.ts'
import { findLiveSession } from '../caller-store.ts'
import type { BrowserCaller } from '../caller.ts'
import { readCookies } from '../cookies.ts'
import type { Route } from '../route.ts'
import { comesFromOwnPages } from './cross-site.ts'
import { browserRefusal } from './needs.ts'
import { isSignedIn, recordRefusedAccess } from './refused-access.ts'

export interface BrowserGuardDeps {
  database: Database
  effects: Effects
  publicUrl(): URL
}

/** Who a browser's cookie says it is, and whether that person may make this call. */
export async function guardBrowser(deps: BrowserGuardDeps, { call }: Route, request: FastifyRequest): Promise<BrowserCaller | Refused> {
  const publicUrl = deps.publicUrl()
  if (call.method !== 'GET' && !comesFromOwnPages(request.headers, publicUrl)) return { refused: 'cross_site_refused' }
  const cookies = readCookies(request, publicUrl.protocol === 'https:')
  const session =
    cookies.session === null ? null : await findLiveSession(deps.database, cookies.session, { surface: 'console' }, deps.effects.now())
  const caller: BrowserCaller = { kind: 'browser', ip: request.ip, session, place: cookies.place }
  const refused = call.permission.caller === 'browser' ? browserRefusal(call.permission, caller) : 'not_allowed'
  if (refused === null) return caller
  if (refused === 'not_allowed' && isSignedIn(caller)) await recordRefusedAccess(deps.database, deps.effects, call, caller)
  return { refused }
}
