import { z } from 'zod'
import { defineCall } from '../call.ts'
import { linkTokenSchema, timeSchema } from '../values.ts'

/** What a link to a new PIN tells before it is opened: the shop, and nothing of its user. */
export const pinLinkSchema = z.object({ organisation: z.object({ name: z.string() }), expiresAt: timeSchema })
export type PinLink = z.infer<typeof pinLinkSchema>

/** Changes nothing, so that a mail scanner that follows a link and runs its page burns none (MAIL-3). Unknown, used and late ones answer alike. */
export const readPinLink = defineCall({
  method: 'POST',
  path: '/v1/pin-links/read',
  summary: 'Whether a link to a new PIN is good',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({ token: linkTokenSchema }),
  responses: { 200: pinLinkSchema },
  errors: ['not_found', 'try_later'],
})

/** Shows the PIN, and erases it where it lay; of simultaneous calls one gets it. */
export const openPinLink = defineCall({
  method: 'POST',
  path: '/v1/pin-links/open',
  summary: 'Show a new PIN, once',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({ token: linkTokenSchema }),
  responses: { 200: z.object({ pin: z.string() }) },
  errors: ['not_found', 'try_later'],
})
