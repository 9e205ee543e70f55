import { create } from 'zustand'

const place = '#/invitation/'

const tokenIn = (hash: string) => (hash.startsWith(place) ? hash.slice(place.length) : null)

/** The token of the link that this page was opened by; it stands in the address behind the fragment and goes to the server in bodies alone. */
export const useInvitationStore = create<{ token: string | null }>(() => ({ token: tokenIn(location.hash) }))

/** Notices a link that is pasted where the console is open already. The router has a place for it, where nothing stands. */
export function followInvitations(): void {
  const look = () => {
    const token = tokenIn(location.hash)
    if (token !== null) useInvitationStore.setState({ token })
  }
  window.addEventListener('popstate', look)
}

/** The link has done its work, or does none: its token leaves the address and the history, and the console begins anew for whoever is in. */
export function leaveInvitation(): void {
  history.replaceState(null, '', '#/')
  location.reload()
}
