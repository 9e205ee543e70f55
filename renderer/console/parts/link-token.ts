import { create } from 'zustand'

/**
 * The token of a mailed link, which stands in the address behind the fragment and goes to the server in bodies alone.
 * @param page what stands between the fragment and the token.
 */
export function linkToken(page: string) {
  const place = `#/${page}/`
  const tokenIn = (hash: string) => (hash.startsWith(place) ? hash.slice(place.length) : null)
  const useToken = create<{ token: string | null }>(() => ({ token: tokenIn(location.hash) }))
  const look = () => {
    const token = tokenIn(location.hash)
    if (token !== null) useToken.setState({ token })
  }
  return {
    useToken,
    /** Notices a link that is pasted where the console is open already. The router has a place for it, where nothing stands. */
    follow: () => window.addEventListener('popstate', look),
    leave: leaveLink,
  }
}

/** A link has done its work, or does none: its token leaves the address and the history, and the console begins anew for whoever is in. */
export function leaveLink(): void {
  history.replaceState(null, '', '#/')
  location.reload()
}
