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

export function refusal(part: Partial<Refusal>): Refusal {
  return { number: 1, code: 'pin_not_accepted', triesLeft: null, afterTries: null, until: null, detail: null, ...part }
}
