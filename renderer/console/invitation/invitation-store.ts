import { leaveLink, linkToken } from '../parts/link-token.ts'

/** The link by which somebody chooses a password. */
export const { useToken: useInvitationStore, follow: followInvitations } = linkToken('invitation')
export const leaveInvitation = leaveLink
