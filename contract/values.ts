import { z } from 'zod'

/** Values that several resources share. Strings from people are trimmed before they are judged. */

export const idSchema = z.uuid()
export const timeSchema = z.iso.datetime()

/** No control characters: they break lists, logs and CSV. */
const printable = /^[^\p{Cc}]*$/u

/** The token of a mailed link: 256 random bits as base64url. It travels in bodies only, so that no address that is logged holds one (LOG-2). */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'The link is not complete.')

/** Something that can be seen: a name of blanks that no trim knows, such as zero-width ones, is none. */
const visible = /[^\p{C}\p{Z}\p{M}]/u

const personText = (longest: number, rule: string) =>
  z.string().trim().max(longest, rule).regex(printable, 'Use letters, digits, spaces and punctuation only.').regex(visible, rule)

export const deviceNameSchema = personText(60, 'A device name has 1 to 60 characters.')
export const appKeyNameSchema = personText(60, 'A name has 1 to 60 characters.')
export const organisationNameSchema = personText(80, 'An organisation name has 1 to 80 characters.')
export const displayNameSchema = personText(80, 'A name has 1 to 80 characters.')
export const organisationSlugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'A short name has 1 to 40 lower-case letters, digits and hyphens inside.')
export const usernameSchema = personText(64, 'A user name has 1 to 64 characters.').regex(/^\S+$/, 'A user name has no spaces.')
export const emailSchema = z.email('Write an e-mail address like name@example.com.').max(254)
export const newPasswordSchema = z
  .string()
  .min(10, 'A password has at least 10 characters.')
  .max(256, 'A password has at most 256 characters.')
/** A password as typed at a sign-in: judged by its hash, not by the rule for new ones. */
export const typedPasswordSchema = z.string().min(1, 'Type the password.').max(256, 'A password has at most 256 characters.')
export const pinSchema = z
  .string('A PIN is a string, so that 00742 keeps its zeros.')
  .regex(/^[0-9]{4,16}$/, 'A PIN has 4 to 16 digits and nothing else.')

/** What somebody types to search: words, each of which has to be found. */
export const searchSchema = z
  .string()
  .trim()
  .max(100, 'Search with at most 100 characters.')
  .regex(printable, 'Search with letters and digits.')

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(800).optional(),
})
/** A keyset page: `next` is the cursor of the page after it, null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() })
