import { z } from 'zod'

/**
 * Where an application runs (FRC-5), and so whose address its calls come from (GRD-8): a web terminal and a mobile app run at the
 * person's own place, anything else on a server that stands between.
 */
export const appKindSchema = z.enum(['web_terminal', 'mobile_app', 'custom'])
export type AppKind = z.infer<typeof appKindSchema>

/** What a key may be used for; nothing else is open to it. */
export const appScopeSchema = z.enum(['users.authenticate', 'pins.change'])
export type AppScope = z.infer<typeof appScopeSchema>

/** Applications of an organisation at most. */
export const mostAppKeys = 50

/** How long an old key may work beside its successor, in hours; 0 ends it at once. */
export const overlapHours = [0, 1, 24, 168] as const
export type OverlapHours = (typeof overlapHours)[number]

/** How long a bearer token lasts, in seconds. */
export const appTokenSeconds = 3_600
