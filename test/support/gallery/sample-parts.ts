import type { Refusal, Screen, TerminalState } from '../../../contract/terminal-state.ts'

/** The moment every sample state is true at, in epoch milliseconds: a Saturday, 10:42 in Amsterdam. */
export const galleryNow = Date.parse('2026-11-21T09:42:13Z')

const minute = 60_000
export const minutesAgo = (count: number) => galleryNow - count * minute
export const isoMinutesAgo = (count: number) => new Date(minutesAgo(count)).toISOString()

export const amara = { id: '019383f0-0000-7000-8000-000000000001', displayName: 'Amara Okafor', role: 'staff' } as const
export const sofia = { id: '019383f0-0000-7000-8000-000000000002', displayName: 'Sofia Lindqvist', role: 'manager' } as const

/** A whole state around one screen. */
export function stateWith(screen: Screen, more: Partial<TerminalState> = {}): TerminalState {
  return {
    screen,
    organisationName: 'Corner Shop',
    deviceName: 'Register 2',
    connected: true,
    platform: 'electron',
    credentialInMemory: false,
    idleSeconds: 300,
    appearance: { colour: null, logo: null, languages: null },
    ...more,
  }
}

/** A shop with a sign of its own: a bright colour, and a logo three times as wide as high. */
export const yellowShop: Partial<TerminalState> = {
  appearance: {
    colour: '#f2c200',
    logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAYAAADRA14pAAAAXElEQVR4nO3QsQ0AIAhEUbZwFzdw/4G0tYEokChwP6E19yRChWujT+5eb3NNgqaD32DDozXYE7TlXe+rC3b/PYD/OIABBhjgmGDrMA4L8E9g7TgJG6JS2L0y0Mwtl/boUOvsd3MAAAAASUVORK5CYII=',
    languages: null,
  },
}

/** A colour on which neither white nor ink can be read. */
export const greyShop: Partial<TerminalState> = { appearance: { colour: '#808080', logo: null, languages: null } }

export function refusal(part: Partial<Refusal>): Refusal {
  return { number: 1, code: 'pin_not_accepted', triesLeft: null, afterTries: null, until: null, detail: null, ...part }
}
