import { assertNever } from '../../contract/errors.ts'
import type { Deed, Happening, Moment } from './events.ts'
import {
  onCodeAsked,
  onCodeOffers,
  onCodeRedeemed,
  onCodeTyped,
  onCodeWanted,
  onLostPinChosen,
  onLostPinLeft,
  onLostPinOpened,
} from './lost-pin.ts'
import type { Machine } from './machine.ts'
import { onNewPinLeft } from './new-pin.ts'
import { onOwnDevice, onOwnDeviceAnswered } from './own-device.ts'
import { onOwnOffersAnswered, onOwnPin, onOwnPinAnswered, onOwnPinChosen, onOwnPinLeft, onOwnPinOpened } from './own-pin.ts'
import type { Step } from './step.ts'

type Wish = Extract<
  Deed,
  { type: 'own_pin_opened' | 'own_pin_chosen' | 'own_device' | 'lost_pin_opened' | 'code_wanted' | 'code_typed' | 'lost_pin_chosen' }
>

/** From the user menu and the keypad: the own PIN, this register, and a new PIN for who lost theirs. */
export function reduceWish(machine: Machine, deed: Wish, now: number): Step {
  switch (deed.type) {
    case 'own_pin_opened':
      return onOwnPinOpened(machine)
    case 'own_pin_chosen':
      return onOwnPinChosen(machine, deed.given)
    case 'own_device':
      return onOwnDevice(machine, deed)
    case 'lost_pin_opened':
      return onLostPinOpened(machine, now)
    case 'code_wanted':
      return onCodeWanted(machine, deed.name)
    case 'code_typed':
      return onCodeTyped(machine, deed.code)
    case 'lost_pin_chosen':
      return onLostPinChosen(machine, deed.given)
    default:
      return assertNever(deed)
  }
}

type Chosen = Extract<
  Happening,
  {
    type:
      | 'own_pin_read'
      | 'own_pin_answered'
      | 'own_offers_answered'
      | 'own_device_answered'
      | 'code_asked'
      | 'code_offers_answered'
      | 'code_redeemed'
  }
>

/** What came of it. */
export function reduceChoice(machine: Machine, event: Chosen, moment: Moment): Step {
  switch (event.type) {
    case 'own_pin_read':
      return onOwnPin(machine, event.token, event.answer, moment)
    case 'own_pin_answered':
      return onOwnPinAnswered(machine, event.token, event.answer, moment)
    case 'own_offers_answered':
      return onOwnOffersAnswered(machine, event.token, event.answer, moment)
    case 'own_device_answered':
      return onOwnDeviceAnswered(machine, event, moment)
    case 'code_asked':
      return onCodeAsked(machine, event.answer, moment)
    case 'code_offers_answered':
      return onCodeOffers(machine, event.request, event.answer, moment)
    case 'code_redeemed':
      return onCodeRedeemed(machine, event.request, event.answer, moment)
    default:
      return assertNever(event)
  }
}

/** Back from a new PIN to where one came from. */
export function onChoiceLeft(machine: Machine, now: number): Step {
  if (machine.screen.kind === 'ownPin') return onOwnPinLeft(machine)
  return machine.screen.kind === 'lostPin' ? onLostPinLeft(machine, now) : onNewPinLeft(machine, now)
}
