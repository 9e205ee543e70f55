/**
 * Where what had the focus leaves the page, as a form that is done or a button whose work is over, what stood around it takes the focus
 * (WCAG 2.2, 2.4.3): the next tab goes on from there, and nobody has to find the place again. What names a successor itself is left alone.
 */
export function keepFocus(): void {
  let last: HTMLElement | null = null
  let around: HTMLElement[] = []
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    last = target
    around = [...ancestorsOf(target)]
  })
  const keep = () => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return
    const place = around.find((element) => element.isConnected && element !== document.body)
    // What left the page may hold a PIN that was typed, and is not kept (TRM-4).
    last = null
    around = []
    if (place) focusOn(place)
  }
  new MutationObserver(keep).observe(document.body, { childList: true, subtree: true })
}

function* ancestorsOf(element: HTMLElement): Generator<HTMLElement> {
  for (let at = element.parentElement; at !== null; at = at.parentElement) yield at
}

/** Takes the focus this once; a click into it later gives it none. */
function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
}
