import { z } from 'zod'
import { pinSchema, typedPasswordSchema } from './values.ts'

/** The own password, which signs whatever is asked to be signed. */
export const passwordConfirmSchema = z.strictObject({ password: typedPasswordSchema })

/** What signs a sensitive change: the own password, or the own PIN where "Use PIN for signing" is on (SIGN-1). */
export const confirmSchema = z.union([passwordConfirmSchema, z.strictObject({ pin: pinSchema })])
export type Confirm = z.infer<typeof confirmSchema>

/** By what a change was signed, as the records keep it. */
export const signedWithSchema = z.enum(['pin', 'password'])
export type SignedWith = z.infer<typeof signedWithSchema>

/** How a signature is refused. `triesLeft` comes with a wrong PIN; without any, or where no PIN signs, it takes the password. */
export const signingErrors = ['confirmation_not_accepted', 'signing_pin_not_accepted', 'signing_needs_password', 'try_later'] as const
