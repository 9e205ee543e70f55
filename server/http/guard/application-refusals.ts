import type { AppScope } from '../../../contract/app-keys.ts'
import type { Refused } from '../answer.ts'

/** Which header is wrong, and why (FRC-6). Nothing of what was sent is repeated. */
const keyField = 'Et-App-Key'
const tokenField = 'Authorization'

const noToken = { field: tokenField, rule: 'Send Bearer and a token of POST /v1.0/token in this header.' }

/** @param withToken whether the token is missing too. */
export function missingKey(withToken: boolean): Refused {
  const noKey = { field: keyField, rule: "Send the application's key in this header." }
  return { refused: 'app_key_not_accepted', errors: withToken ? [noKey, noToken] : [noKey] }
}

export const brokenKey: Refused = {
  refused: 'app_key_not_accepted',
  errors: [{ field: keyField, rule: 'This is no whole key: copy it again, without anything before or after.' }],
}

/** Unknown, withdrawn and replaced keys are told alike. */
export const noSuchKey: Refused = {
  refused: 'app_key_not_accepted',
  errors: [{ field: keyField, rule: 'No application has this key, or not any more.' }],
}

export const missingToken: Refused = { refused: 'invalid_token', errors: [noToken] }

/** Unknown, over, and made for another application. */
export const deadToken: Refused = {
  refused: 'invalid_token',
  errors: [{ field: tokenField, rule: 'This token is over, or was made for another application. Get a new one from POST /v1.0/token.' }],
}

export function missingScope(scope: AppScope): Refused {
  return { refused: 'not_allowed', errors: [{ field: keyField, rule: `This key was made without ${scope}.` }] }
}
