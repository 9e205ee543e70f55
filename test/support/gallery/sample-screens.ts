import type { ScreenOf } from '../../../contract/terminal-state.ts'
import { amara, galleryNow, isoMinutesAgo, minutesAgo, sofia } from './sample-parts.ts'

/* One sample of each screen as it is most of the time; `sampleStates` has all that can become of it. */

export const pin: ScreenOf<'pin'> = {
  kind: 'pin',
  keypad: { lengths: [5], submit: 'auto' },
  lockedFor: null,
  canRecover: false,
  pinIsNew: false,
  refusal: null,
  busy: false,
}
export const password: ScreenOf<'password'> = {
  kind: 'password',
  canUsePin: true,
  asksOrganisation: false,
  notice: 'none',
  refusal: null,
  busy: false,
}
export const unreachable: ScreenOf<'unreachable'> = {
  kind: 'unreachable',
  since: minutesAgo(2),
  lastContactAt: minutesAgo(3),
  nextTryAt: galleryNow + 4000,
  trying: false,
  typedLost: true,
  cause: 'network',
}
export const approval: ScreenOf<'approval'> = {
  kind: 'approval',
  user: sofia,
  from: 'sign_in',
  suggestedName: 'Register 2',
  candidates: [],
  refusal: null,
  busy: false,
}
export const home: ScreenOf<'home'> = {
  kind: 'home',
  user: amara,
  method: 'pin',
  startedAt: galleryNow,
  resumed: false,
  pinIsNew: false,
  pinLogin: 'on_here',
  mayManage: false,
  busy: false,
}
export const newPin: ScreenOf<'newPin'> = {
  kind: 'newPin',
  user: amara,
  reason: 'given',
  keypad: { lengths: [5], submit: 'auto' },
  generatedOnly: false,
  securityImage: { rule: 'off', name: null, phrase: null },
  refusal: null,
  busy: false,
}
export const secondStep: ScreenOf<'secondStep'> = {
  kind: 'secondStep',
  user: amara,
  keypad: { lengths: [5], submit: 'auto' },
  securityImage: { name: null, phrase: null },
  refusal: null,
  busy: false,
}
export const ownPin: ScreenOf<'ownPin'> = {
  kind: 'ownPin',
  user: amara,
  isSet: true,
  mayChange: true,
  takes: ['pin', 'password'],
  hasPassword: true,
  ask: [],
  generatedOnly: false,
  keypad: { lengths: [5, 6, 7, 8], submit: 'enter' },
  currentKeypad: { lengths: [5], submit: 'auto' },
  currentTriesLeft: 5,
  securityImage: { name: 'snail', phrase: 'Twelve apples in the garden' },
  triesAgainAt: null,
  refusal: null,
  busy: false,
}
export const ownDevice: ScreenOf<'ownDevice'> = {
  kind: 'ownDevice',
  user: sofia,
  id: '019383f0-0000-7000-8000-0000000000a1',
  name: 'Register 2',
  approvedAt: isoMinutesAgo(60 * 24 * 9),
  approvedBy: { id: '019383f0-0000-7000-8000-000000000009', displayName: 'Ada Byron', removed: false },
  wrongToday: 2,
  dayBudget: 32,
  signer: {
    takes: ['pin', 'password'],
    pinTriesLeft: 5,
    keypad: { lengths: [5], submit: 'auto' },
    securityImage: { name: 'snail', phrase: 'Twelve apples in the garden' },
  },
  saved: 0,
  refusal: null,
  busy: false,
}
export const lostPin: ScreenOf<'lostPin'> = {
  kind: 'lostPin',
  step: 'name',
  keypad: { lengths: [5], submit: 'auto' },
  generatedOnly: false,
  refusal: null,
  busy: false,
}
