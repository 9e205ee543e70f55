import { linkToken } from '../parts/link-token.ts'

/** The link that confirms an address. */
export const confirmLink = linkToken('confirm-address')
