import type { TerminalState } from '../../../contract/terminal-state.ts'
import { amara, galleryNow, greyShop, isoMinutesAgo, minutesAgo, refusal, sofia, stateWith, yellowShop } from './sample-parts.ts'
import { approval, home, lostPin, newPin, ownDevice, ownPin, password, pin, secondStep, unreachable } from './sample-screens.ts'

const whom = ['Sofia Lindqvist', 'Ada Byron']
const known = { rule: 'asked', name: 'snail', phrase: 'Twelve apples in the garden' } as const
const lockedFor = { displayName: amara.displayName, since: minutesAgo(11) }
const noMatch = refusal({ triesLeft: 3, afterTries: { kind: 'wait', seconds: 60 } })
const candidates = [
  { id: '019383f0-0000-7000-8000-0000000000a1', name: 'Register 2', lastSeenAt: isoMinutesAgo(60 * 20), sameMachine: true },
  { id: '019383f0-0000-7000-8000-0000000000a2', name: 'Back office', lastSeenAt: isoMinutesAgo(60 * 24 * 40), sameMachine: false },
]
const tries = {
  pausedAt: isoMinutesAgo(4),
  pauseReason: 'in_a_row',
  wrongToday: 10,
  wrongThisMonth: 23,
  dayBudget: 32,
  monthBudget: 128,
  wrongByDay: Array.from({ length: 30 }, () => 0),
  recentTries: [4, 5, 6, 8, 31, 32, 33, 34, 120, 121].map(isoMinutesAgo),
  chanceOfHit: 0.0184,
  liftsLeft: 2,
} as const

const longName = { organisationName: 'Bakkerij De Gouden Krakeling' }
/** As long as names may be, in letters as wide as they come; words that do not break; and a name that is read from the right. */
const long = {
  name: 'Wilhelmina-Maximiliane von und zu Mömmelsdorf-Wackernagel III',
  word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte',
  right: 'محمد عبد الرحمن بن عبد الله 👩🏽‍🍳',
}
const longShop = { organisationName: long.word, deviceName: long.word }
const longUser = { ...amara, displayName: long.name }
const fresh = { organisationName: null, deviceName: null }

/** One sample of every state a screen can show, by name. */
export const sampleStates: Record<string, TerminalState> = {
  starting: stateWith({ kind: 'starting' }, fresh),
  pin: stateWith(pin),
  'pin-enter': stateWith({ ...pin, keypad: { lengths: [4, 6], submit: 'enter' } }),
  'pin-wrong': stateWith({ ...pin, refusal: noMatch }),
  'pin-last-try': stateWith({ ...pin, refusal: refusal({ triesLeft: 1, afterTries: { kind: 'pause' } }) }),
  'pin-trouble': stateWith({ ...pin, refusal: refusal({ code: 'unavailable' }) }),
  'pin-busy': stateWith({ ...pin, busy: true }),
  'pin-shop': stateWith(pin, yellowShop),
  'pin-shop-grey': stateWith(pin, { ...greyShop, connected: false }),
  'locked-shop': stateWith({ ...pin, lockedFor }, { ...yellowShop, ...longName }),
  'password-shop': stateWith(password, { ...yellowShop, ...longName }),
  'pin-memory': stateWith(pin, { credentialInMemory: true }),
  locked: stateWith({ ...pin, lockedFor }),
  'locked-wrong': stateWith({ ...pin, lockedFor, refusal: noMatch }),
  'second-step': stateWith(secondStep),
  'second-step-known': stateWith({ ...secondStep, securityImage: { name: 'snail', phrase: 'Twelve apples in the garden' } }),
  'second-step-refused': stateWith({
    ...secondStep,
    refusal: refusal({ code: 'pin_not_accepted', triesLeft: 2, afterTries: { kind: 'wait', seconds: 900 } }),
  }),
  'new-pin': stateWith(newPin),
  'new-pin-known': stateWith({ ...newPin, reason: 'old', keypad: { lengths: [5, 6, 7, 8], submit: 'enter' }, securityImage: known }),
  'new-pin-refused': stateWith({ ...newPin, refusal: refusal({ code: 'pin_not_usable' }) }),
  'new-pin-limit': stateWith({ ...newPin, refusal: refusal({ code: 'try_later', until: galleryNow + 7_200_000 }) }),
  'new-pin-image': stateWith({ ...newPin, reason: 'short', securityImage: { rule: 'asked', name: null, phrase: null } }),
  'new-pin-image-required': stateWith({ ...newPin, securityImage: { rule: 'required', name: null, phrase: null } }),
  'new-pin-offers': stateWith({ ...newPin, generatedOnly: true }),
  'pin-forgot': stateWith({ ...pin, canRecover: true }),
  'pin-new-works': stateWith({ ...pin, canRecover: true, pinIsNew: true, lockedFor }),
  'own-pin': stateWith(ownPin),
  'own-pin-wrong': stateWith({ ...ownPin, refusal: refusal({ code: 'current_pin_not_accepted', triesLeft: 2 }) }),
  'own-pin-password': stateWith({ ...ownPin, takes: ['password'] }),
  'own-pin-first': stateWith({ ...ownPin, isSet: false, takes: ['nothing'], securityImage: { name: null, phrase: null } }),
  'own-pin-off': stateWith({ ...ownPin, mayChange: false, ask: whom }),
  'own-pin-used-up': stateWith({ ...ownPin, takes: [], ask: whom }),
  'own-pin-pin-only': stateWith({ ...ownPin, takes: [], hasPassword: false, ask: whom }),
  'own-device': stateWith(ownDevice),
  'own-device-saved': stateWith({ ...ownDevice, saved: 1 }),
  'own-device-refused': stateWith({ ...ownDevice, refusal: refusal({ code: 'unavailable' }) }),
  'own-device-password': stateWith({ ...ownDevice, signer: { ...ownDevice.signer, takes: ['password'] } }),
  'own-device-no-signature': stateWith({ ...ownDevice, approvedBy: null, signer: { ...ownDevice.signer, takes: [] } }),
  'lost-pin': stateWith(lostPin),
  'lost-pin-code': stateWith({ ...lostPin, step: 'code' }),
  'lost-pin-choose': stateWith({ ...lostPin, step: 'choose' }),
  'lost-pin-wrong': stateWith({ ...lostPin, step: 'code', refusal: refusal({ code: 'code_not_accepted', triesLeft: 3 }) }),
  'lost-pin-over': stateWith({ ...lostPin, refusal: refusal({ code: 'code_not_accepted', triesLeft: 0 }) }),
  waiting: stateWith({ kind: 'waiting', until: galleryNow + 47_000, seconds: 60, lockedFor: null }),
  'waiting-long': stateWith({ kind: 'waiting', until: galleryNow + 5_000_000, seconds: 5400, lockedFor }),
  paused: stateWith({ kind: 'paused', since: minutesAgo(4), reason: 'in_a_row' }),
  'paused-budget': stateWith({ kind: 'paused', since: minutesAgo(60 * 15), reason: 'day_budget' }),
  revoked: stateWith({ kind: 'revoked' }),
  unreachable: stateWith(unreachable, { connected: false }),
  'unreachable-first': stateWith({ ...unreachable, lastContactAt: null, typedLost: false, trying: true }, { ...fresh, connected: false }),
  'unreachable-server': stateWith({ ...unreachable, cause: 'server' }, { connected: false }),
  'unreachable-address': stateWith(
    { ...unreachable, cause: 'refused_address', lastContactAt: null, typedLost: false },
    { ...fresh, connected: false },
  ),
  'credential-locked': stateWith({ kind: 'credential', trouble: 'locked' }, { ...fresh, connected: false }),
  'credential-absent': stateWith({ kind: 'credential', trouble: 'absent' }, { ...fresh, connected: false }),
  'credential-unreadable': stateWith({ kind: 'credential', trouble: 'unreadable' }, { ...fresh, connected: false }),
  password: stateWith(password),
  'password-first': stateWith({ ...password, canUsePin: false }, { deviceName: null, credentialInMemory: true }),
  'password-organisation': stateWith({ ...password, canUsePin: false, asksOrganisation: true }, fresh),
  'password-wrong': stateWith({
    ...password,
    refusal: refusal({ code: 'password_not_accepted', triesLeft: 2, afterTries: { kind: 'wait', seconds: 900 } }),
  }),
  'password-wait': stateWith({ ...password, refusal: refusal({ code: 'try_later', until: galleryNow + 725_000 }) }),
  'password-lost': stateWith({ ...password, canUsePin: false, notice: 'credential_lost' }, { deviceName: null }),
  'password-off': stateWith({ ...password, canUsePin: false, notice: 'pin_login_off' }),
  'password-browser': stateWith({ ...password, canUsePin: false, notice: 'browser_forbidden' }, { platform: 'browser', deviceName: null }),
  'password-busy': stateWith({ ...password, busy: true }),
  approval: stateWith(approval, { deviceName: null }),
  'approval-again': stateWith({ ...approval, candidates }, { deviceName: null }),
  'approval-settings': stateWith({ ...approval, from: 'settings' }, { deviceName: null }),
  'approval-refused': stateWith(
    { ...approval, suggestedName: '', refusal: refusal({ code: 'invalid_request', detail: 'A device name has 1 to 60 characters.' }) },
    { deviceName: null },
  ),
  lift: stateWith({ kind: 'lift', user: sofia, tries: { ...tries, recentTries: [...tries.recentTries] }, refusal: null, busy: false }),
  'lift-used-up': stateWith({
    kind: 'lift',
    user: sofia,
    tries: { ...tries, recentTries: [...tries.recentTries], liftsLeft: 0 },
    refusal: null,
    busy: false,
  }),
  home: stateWith(home),
  'home-long': stateWith({ ...home, user: longUser, pinIsNew: true }, longShop),
  'locked-long': stateWith({ ...pin, lockedFor: { ...lockedFor, displayName: long.word } }, longShop),
  'locked-right': stateWith({ ...pin, lockedFor: { ...lockedFor, displayName: long.right } }, { organisationName: long.right }),
  'second-step-long': stateWith({ ...secondStep, user: longUser, securityImage: { name: 'snail', phrase: long.word } }, longShop),
  'approval-long': stateWith(
    { ...approval, suggestedName: long.name, candidates: candidates.map((one) => ({ ...one, name: long.word })) },
    longShop,
  ),
  'own-pin-off-long': stateWith({ ...ownPin, user: longUser, mayChange: false, ask: [long.name, long.word, long.right] }, longShop),
  'password-long': stateWith({ ...password, refusal: refusal({ code: 'one_factor_by_mail' }) }, longShop),
  'lost-pin-by-mail': stateWith({ ...lostPin, refusal: refusal({ code: 'one_factor_by_mail' }) }),
  'home-resumed': stateWith({ ...home, resumed: true, startedAt: minutesAgo(34) }),
  'home-new-pin': stateWith({ ...home, pinIsNew: true }),
  'home-lead': stateWith({ ...home, user: sofia, method: 'password', pinLogin: 'may_approve' }, { deviceName: null }),
  'home-manager': stateWith({ ...home, user: sofia, mayManage: true }),
  'home-before': stateWith({ ...home, user: sofia, method: 'password', pinLogin: 'before_activation' }, { deviceName: null }),
  'home-staff': stateWith({ ...home, method: 'password', pinLogin: 'not_allowed' }, { deviceName: null }),
}
