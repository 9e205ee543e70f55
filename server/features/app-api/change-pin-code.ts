import type { SecurityImage } from '../../../contract/security-images.ts'
import type { Refused } from '../../http/answer.ts'
import type { ApplicationCaller } from '../../http/caller.ts'
import type { AppApiDeps, OfferedPins } from './app-api-deps.ts'

/** The body of FRC-6. */
export interface PinCode {
  Token: string
  Pin: string | number
  ImageName?: SecurityImage | null | undefined
  PersonalPhrase?: string | null | undefined
}

/** Sets the PIN that was demanded, for a caller of FRC-6. @returns why not, with the fields as that caller names them, or null. */
export async function changePinCode(deps: AppApiDeps, caller: ApplicationCaller, code: PinCode): Promise<Refused | null> {
  const pin = await pinOf(deps, caller, code.Pin)
  if (typeof pin !== 'string') return pin
  const refused = await deps.changePin(caller, {
    token: code.Token,
    pin,
    imageName: code.ImageName ?? undefined,
    personalPhrase: code.PersonalPhrase ?? undefined,
  })
  return refused === null ? null : inCallersWords(refused)
}

/** Three PINs, for a caller of FRC-6. */
export async function offerForCode(deps: AppApiDeps, caller: ApplicationCaller, token: string): Promise<OfferedPins | Refused> {
  const offered = await deps.offerPins(caller, token)
  return 'refused' in offered ? inCallersWords(offered) : offered
}

/**
 * JSON's 742 may have been 00742 once. A number that has as many digits as any PIN here lost none; of any other nobody knows, and a PIN
 * with other digits than its owner typed would be worse than a refusal (PIN-3).
 */
async function pinOf({ pinBounds }: AppApiDeps, { app }: ApplicationCaller, pin: string | number): Promise<string | Refused> {
  if (typeof pin === 'string') return pin
  const { max } = await pinBounds(app.organisation_id)
  return String(pin).length >= max ? String(pin) : mayHaveLostZeros
}

const mayHaveLostZeros: Refused = {
  refused: 'invalid_request',
  errors: [
    { field: 'Pin', rule: 'This number has fewer digits than a PIN may have here: zeros at its beginning may be lost. Send a string.' },
  ],
}

const names: Partial<Record<string, string>> = { token: 'Token', pin: 'Pin', imageName: 'ImageName', personalPhrase: 'PersonalPhrase' }

/** Which field it is about, where the code alone says that. */
const fieldOf: Partial<Record<Refused['refused'], string>> = {
  pin_change_not_accepted: 'Token',
  pin_too_simple: 'Pin',
  pin_wrong_length: 'Pin',
  pin_not_usable: 'Pin',
  pin_not_offered: 'Pin',
  pin_unchanged: 'Pin',
}

const chooseOneOfThree = 'PINs are generated here. Send one of the three of POST /v1.0/users/pincode/offers.'

function inCallersWords(refused: Refused): Refused {
  const { errors, detail } = refused
  if (refused.refused === 'pins_generated_only') return { ...refused, errors: [{ field: 'Pin', rule: chooseOneOfThree }] }
  if (errors !== undefined) return { ...refused, errors: errors.map(({ field, rule }) => ({ field: names[field] ?? field, rule })) }
  const field = fieldOf[refused.refused]
  return field === undefined || detail === undefined ? refused : { ...refused, errors: [{ field, rule: detail }] }
}
