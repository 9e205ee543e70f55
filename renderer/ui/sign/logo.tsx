/** The shop's logo; a shop front stands in until it has one. The shop's name is always beside it, so it says nothing of its own. */
export function Logo({ src = null }: { src?: string | null }) {
  if (src !== null) return <img src={src} alt="" data-logo="" />
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" data-logo="">
      <path
        fill="currentColor"
        d="M7 5h26l4 10a5 5 0 0 1-8.5 3.6A5 5 0 0 1 20 18.6a5 5 0 0 1-8.5 0A5 5 0 0 1 3 15zM6.5 23.4a8.4 8.4 0 0 0 5-1.3 8.4 8.4 0 0 0 8.5 0 8.4 8.4 0 0 0 8.5 0 8.4 8.4 0 0 0 5 1.3V35H24v-8.5h-8V35H6.5z"
      />
    </svg>
  )
}
