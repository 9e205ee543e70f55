import { z } from 'zod'
import { defineCall } from '../call.ts'
import { securityImageSchema } from '../security-images.ts'

const called = z.object({ en: z.string(), nl: z.string(), de: z.string() })

/** What there is to choose from (FRC-3). The same for everybody, and no secret: whoever asks gets it. */
export const listSecurityImages = defineCall({
  method: 'GET',
  path: '/v1/security-images',
  summary: 'The security images there are',
  permission: { caller: 'anyone' },
  responses: { 200: z.object({ items: z.array(z.object({ name: securityImageSchema, called })) }) },
})
