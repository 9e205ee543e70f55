import { z } from 'zod'
import { auditTypeSchema } from '../audit-events.ts'
import { defineCall } from '../call.ts'
import { languageSchema } from '../language.ts'
import { personSchema } from '../records/former-user.ts'
import { leadRoles } from '../roles.ts'
import { idSchema, pageOf, pageQuerySchema, timeSchema } from '../values.ts'

const plainSchema = z.union([z.string(), z.number(), z.boolean()])
/** `auditDetails` knows each kind more closely; an older version's record may hold less or other than that. */
const detailSchema = z.union([plainSchema, z.array(z.string()), z.array(z.record(z.string(), plainSchema.nullable()))])

/** One event of the records: who (`actor`) did what to whom (`subject`, where that is somebody else), where and when. */
export const recordedEventSchema = z.object({
  id: idSchema,
  at: timeSchema,
  type: auditTypeSchema,
  actor: personSchema.nullable(),
  subject: personSchema.nullable(),
  /** The name is the one of today; of a deleted device its last, as long as that is on record, else empty. */
  device: z.object({ id: idSchema, name: z.string() }).nullable(),
  sessionId: idSchema.nullable(),
  ip: z.string().nullable(),
  /** As `auditDetails` says for the type. */
  details: z.record(z.string(), detailSchema),
})
export type RecordedEvent = z.infer<typeof recordedEventSchema>

/** What narrows the records down; several `type` are written `type=a&type=b`, and mean any of them. */
const filters = {
  /** Actor or subject. */
  person: idSchema.optional(),
  deviceId: idSchema.optional(),
  type: z
    .union([auditTypeSchema, z.array(auditTypeSchema).max(100)])
    .transform((types) => [types].flat())
    .optional(),
  /** From then on. */
  from: timeSchema.optional(),
  /** Before then. */
  to: timeSchema.optional(),
}

export const listAuditEvents = defineCall({
  method: 'GET',
  path: '/v1/audit-events',
  summary: "The organisation's records, newest first",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: pageQuerySchema.extend(filters),
  responses: { 200: pageOf(recordedEventSchema) },
})

const zoneSchema = z.string().max(64).refine(isTimeZone, 'A time zone has a name such as Europe/Amsterdam.')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch (error: unknown) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The same as a file: RFC 4180 in UTF-8 with a byte order mark, streamed, newest first, without an end to its size. It goes on record. */
export const exportAuditEvents = defineCall({
  method: 'GET',
  path: '/v1/audit-events.csv',
  summary: 'The records as CSV',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: z.strictObject({
    ...filters,
    /** The language of the head and of the sentences; the codes beside them are the same in all. */
    language: languageSchema.default('en'),
    /** Where the reader's clock goes: of one of the two times, and of the days in the file's name. */
    timeZone: zoneSchema.default('UTC'),
  }),
  responses: { 200: null },
})
