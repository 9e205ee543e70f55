import { create } from 'zustand'
import type { Invitation } from '../../../contract/http/users.ts'

/** The link that was made a moment ago: the server has told it once, and it is here until the panel of its user closes. */
export const useFreshInvitation = create<{ userId: string | null; invitation: Invitation | null }>(() => ({
  userId: null,
  invitation: null,
}))

/** Keeps a new link for its slip; nothing where none was made. */
export function keepInvitation(userId: string, invitation: Invitation | undefined): void {
  if (invitation !== undefined) useFreshInvitation.setState({ userId, invitation })
}

export function forgetInvitation(): void {
  useFreshInvitation.setState({ userId: null, invitation: null })
}
