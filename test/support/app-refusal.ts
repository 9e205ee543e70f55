import { expect } from 'vitest'

/** A refusal in the shape of FRC-6: which and why, and a code for each. */
export function refusal(status: number, name: string, code: string, ...why: string[]) {
  const errors = why.map((text) => expect.stringContaining(text) as unknown)
  return { status, body: { Errors: errors, ErrorsCode: why.map(() => code), StatusCode: name, IsSucceed: false } }
}
