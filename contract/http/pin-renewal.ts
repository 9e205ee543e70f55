import { z } from 'zod'
import { defineCall } from '../call.ts'
import { leadRoles } from '../roles.ts'
import { idSchema, pageOf, pageQuerySchema, timeSchema, typedPasswordSchema } from '../values.ts'

/** Most days for which an old PIN works beside the new one (POL-4). */
export const mostGraceDays = 30

const graceRule = `Between 0 and ${mostGraceDays} days.`
export const graceDaysSchema = z.int(graceRule).min(0, graceRule).max(mostGraceDays, graceRule)

const confirmSchema = z.strictObject({ password: typedPasswordSchema })
const params = z.strictObject({ id: idSchema })

export const renewalStateSchema = z.enum(['running', 'paused', 'done', 'cancelled'])

export const pinRenewalSchema = z.object({
  id: idSchema,
  state: renewalStateSchema,
  /** Digits of the new PINs. */
  length: z.int(),
  /** Days for which an old PIN works beside the new one; 0: it dies at once. */
  graceDays: z.int(),
  startedAt: timeSchema,
  startedBy: z.string().nullable(),
  endedAt: timeSchema.nullable(),
  /** When the last old PIN dies; null where none works beside a new one. */
  graceEndsAt: timeSchema.nullable(),
  counts: z.object({
    /** Everybody it is about, blocked people not counted. */
    people: z.int(),
    waiting: z.int(),
    mailed: z.int(),
    /** No address, or no mail server: their PINs are on the sheet. */
    noMail: z.int(),
    failed: z.int(),
    /** A PIN was set for them meanwhile. */
    byHand: z.int(),
    /** Who signed in with the new PIN, or has one that was set since. */
    moved: z.int(),
  }),
  /** Slips that wait to be printed, and until when; later nobody can read those PINs any more. */
  sheet: z.object({ slips: z.int(), until: timeSchema.nullable() }),
  /** Who can be tried again: it failed, or their slip was never handed out in time. */
  again: z.int(),
})
export type PinRenewal = z.infer<typeof pinRenewalSchema>

/** The latest one; null where there never was any. */
export const getPinRenewal = defineCall({
  method: 'GET',
  path: '/v1/pin-renewal',
  summary: 'New PINs for everybody: how far that is',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: {
    200: z.object({
      renewal: pinRenewalSchema.nullable(),
      canMail: z.boolean(),
      /** Whom one would be about that began now, and who of them has no e-mail address. */
      would: z.object({ people: z.int(), noAddress: z.int() }),
    }),
  },
})
export type PinRenewalNow = z.infer<(typeof getPinRenewal.responses)[200]>

export const renewalShowSchema = z.enum(['all', 'no_mail', 'failed', 'not_moved'])
export type RenewalShow = z.infer<typeof renewalShowSchema>

export const renewedPersonSchema = z.object({
  id: idSchema,
  displayName: z.string(),
  /** `kept`: the renewal was cancelled before. `mail_failed`: the mail with the new PIN was given up. */
  result: z.enum([
    'waiting',
    'mailed',
    'mail_failed',
    'no_address',
    'no_mail_server',
    'password_by_mail',
    'failed',
    'by_hand',
    'blocked',
    'kept',
  ]),
  why: z.enum(['space_full', 'trouble']).nullable(),
  slip: z.enum(['waiting', 'handed_out', 'expired']).nullable(),
  moved: z.boolean(),
  /** Until when the old PIN works beside the new one; null where it does not. */
  oldUntil: timeSchema.nullable(),
})
export type RenewedPerson = z.infer<typeof renewedPersonSchema>

export const listRenewedPeople = defineCall({
  method: 'GET',
  path: '/v1/pin-renewal/people',
  summary: 'What became of each person in the latest renewal, by name',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: pageQuerySchema.extend({ show: renewalShowSchema.default('all') }),
  responses: { 200: pageOf(renewedPersonSchema) },
})

/** Gives every active person with a PIN a new one; signed with the own password. */
export const startPinRenewal = defineCall({
  method: 'POST',
  path: '/v1/pin-renewals',
  summary: 'New PINs for everybody',
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  body: z.strictObject({ graceDays: graceDaysSchema, confirm: confirmSchema }),
  responses: { 201: pinRenewalSchema },
  errors: ['pin_renewal_under_way', 'pin_space_full', 'confirmation_not_accepted', 'try_later'],
})

/** Pauses, goes on or ends for good. From a state where that makes no sense: `conflict`. */
export const changePinRenewal = defineCall({
  method: 'PATCH',
  path: '/v1/pin-renewals/:id',
  summary: 'Pause, resume or cancel new PINs for everybody',
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  params,
  body: z.strictObject({ state: z.enum(['running', 'paused', 'cancelled']) }),
  responses: { 200: pinRenewalSchema },
  errors: ['not_found', 'conflict'],
})

export const retryPinRenewal = defineCall({
  method: 'POST',
  path: '/v1/pin-renewals/:id/retry',
  summary: 'Try those again for whom it failed, or whose slip is of no use any more',
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  params,
  responses: { 200: pinRenewalSchema },
  errors: ['not_found', 'conflict'],
})

/** What is printed and cut apart. Opened with the own password; nothing is erased yet. */
export const renewalSheetSchema = z.object({
  /** Names this opening: only what it showed is erased. */
  shownAt: timeSchema,
  slips: z.array(z.object({ name: z.string(), pin: z.string() })),
})
export type RenewalSheet = z.infer<typeof renewalSheetSchema>

export const openRenewalSheet = defineCall({
  method: 'POST',
  path: '/v1/pin-renewals/:id/sheet',
  summary: 'The new PINs of those whom no mail reaches',
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  params,
  body: z.strictObject({ confirm: confirmSchema }),
  responses: { 200: renewalSheetSchema },
  errors: ['not_found', 'confirmation_not_accepted', 'try_later'],
})

/** Erases what a sheet showed. Opened anew meanwhile, or erased already: `conflict`. */
export const handOutSheet = defineCall({
  method: 'POST',
  path: '/v1/pin-renewals/:id/sheet/handed-out',
  summary: 'The sheet is printed and handed out: erase it',
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  params,
  body: z.strictObject({ shownAt: timeSchema }),
  responses: { 200: pinRenewalSchema },
  errors: ['not_found', 'conflict'],
})
