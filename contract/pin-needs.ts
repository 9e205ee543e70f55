import { z } from 'zod'

/** What the people of one role need a PIN for (POL-8). `second_step`: they type it after their password, wherever they sign in. */
export const pinNeedSchema = z.enum(['optional', 'required', 'second_step'])
export type PinNeed = z.infer<typeof pinNeedSchema>
