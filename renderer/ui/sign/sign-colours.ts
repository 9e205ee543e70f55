/** Text on a sign: white or ink, whichever reads better; black where neither reaches the ratio, so that every colour has one that does. */
const [white, ink, black] = ['#ffffff', '#18211c', '#000000']
const brass = '#f2b63f'

/** WCAG 2.2, 1.4.3: the least ratio of text to what it stands on. */
export const leastContrast = 4.5

export interface SignColours {
  /** What stands on the sign, and its contrast to it. */
  on: string
  contrast: number
  /** Each of the sign's colours, by the name of its token. */
  tokens: Record<string, string>
}

/** The sign in the shop's own colour. @param sign `#rrggbb`. */
export function signColours(sign: string): SignColours {
  const better = contrastOf(sign, white) >= contrastOf(sign, ink) ? white : ink
  const on = contrastOf(sign, better) >= leastContrast ? better : black
  const quiet = [0.3, 0.2, 0.1, 0].map((part) => mix(on, sign, part)).find((colour) => contrastOf(colour, sign) >= leastContrast)
  const tokens = {
    sign,
    'on-sign': on,
    'on-sign-2': quiet ?? on,
    'sign-line': mix(sign, on, 0.2),
    // Away from what stands on it, so that text reads there too.
    'sign-sunk': mix(sign, on === white ? black : white, 0.22),
    'sign-alert': contrastOf(brass, sign) >= leastContrast ? brass : on,
  }
  return { on, contrast: contrastOf(on, sign), tokens }
}

/** What it needs of an element; Node's tests have none. */
interface Paintable {
  style: { setProperty(name: string, value: string): void; removeProperty(name: string): unknown }
}

const names = Object.keys(signColours(white).tokens)

/** Paints a document's signs in the shop's colour, or in Tillpass's own; high contrast keeps its own (tokens.css). */
export function paintSign({ style }: Paintable, sign: string | null): void {
  if (sign === null) for (const name of names) style.removeProperty(`--shop-${name}`)
  else for (const [name, value] of Object.entries(signColours(sign).tokens)) style.setProperty(`--shop-${name}`, value)
}

/** Tillpass's own sign. */
export const ownSign = '#17493a'

/** The colours of one sign alone, as custom properties for its element. */
export function signProperties(sign: string): Record<string, string> {
  return Object.fromEntries(Object.entries(signColours(sign).tokens).map(([name, value]) => [`--${name}`, value]))
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [lightOf(one), lightOf(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance of an sRGB colour, 0 to 1. */
function lightOf(colour: string): number {
  const [red, green, blue] = channels(colour)
    .map((value) => value / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(one: string, other: string, part: number): string {
  const others = channels(other)
  const mixed = channels(one).map((value, at) => Math.round(value + ((others[at] ?? 0) - value) * part))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
