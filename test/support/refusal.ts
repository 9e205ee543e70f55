import { z } from 'zod'
import { errorCodeSchema, problemSchema, type ErrorCode } from '../../contract/errors.ts'
import { envelopeSchema } from '../../contract/http/app-api.ts'

const codesSchema = z.array(errorCodeSchema).min(1)

/** The code of a refusal: a problem document, or the shape of the API for other applications (FRC-6). */
export function codeIn(body: unknown): ErrorCode | null {
  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) return problemSchema.parse(body).code
  if (envelope.data.IsSucceed) throw new Error('a refusal says that it succeeded')
  return codesSchema.parse(envelope.data.ErrorsCode)[0] ?? null
}
