import { create } from 'zustand'

const place = '#/new-pin'

/** The token of the link that this page was opened by. It leaves the address and the history at once: it is worth a PIN. */
function takeToken(): string | null {
  const { hash } = location
  if (hash !== place && !hash.startsWith(`${place}/`)) return null
  history.replaceState(null, '', place)
  return hash.slice(place.length + 1)
}

/** Null: another page stands here. Without a token, as when the page is loaded anew, the link in the mail has to be opened once more. */
export const useNewPinStore = create<{ token: string | null }>(() => ({ token: takeToken() }))

/** Notices a link that is pasted where the console is open already. */
export function followNewPins(): void {
  window.addEventListener('popstate', () => {
    const token = takeToken()
    if (token !== null && (token !== '' || useNewPinStore.getState().token === null)) useNewPinStore.setState({ token })
  })
}

/** The console begins anew for whoever is in. */
export function leaveNewPin(): void {
  history.replaceState(null, '', '#/')
  location.reload()
}
