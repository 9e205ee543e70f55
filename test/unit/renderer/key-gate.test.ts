import { describe, expect, it } from 'vitest'
import { createKeyGate } from '../../../renderer/ui/keypad/key-gate.ts'
import type { KeypadKey } from '../../../renderer/ui/keypad/keypad-key.ts'

/** A gate whose presses come at the moment it was told last. */
function gateAt() {
  let at = 0
  const gate = createKeyGate()
  return {
    accepts: (key: KeypadKey, held: boolean) => gate.accepts({ key, held, at }),
    submitted: () => gate.submitted(at),
    at: (milliseconds: number) => (at = milliseconds),
  }
}

describe('key gate', () => {
  it('TRM-4 counts the same key again after 80 ms, and not before', () => {
    const gate = gateAt()
    expect(gate.accepts('7', false)).toBe(true)
    gate.at(79)
    expect(gate.accepts('7', false)).toBe(false)
    gate.at(80)
    expect(gate.accepts('7', false)).toBe(true)
  })

  it('TRM-4 measures a bounce from the press that counted, so that a chattering key is not deaf', () => {
    const gate = gateAt()
    gate.accepts('7', false)
    gate.at(60)
    expect(gate.accepts('7', false)).toBe(false)
    gate.at(100)
    expect(gate.accepts('7', false)).toBe(true)
  })

  it('TRM-4 counts another key at once: two fingers type', () => {
    const gate = gateAt()
    expect(gate.accepts('7', false)).toBe(true)
    expect(gate.accepts('8', false)).toBe(true)
    expect(gate.accepts('7', false)).toBe(true)
  })

  it('TRM-4 counts nothing for a held key', () => {
    const gate = gateAt()
    gate.at(5000)
    expect(gate.accepts('7', true)).toBe(false)
  })

  it('TRM-4 counts nothing within 500 ms of a submit', () => {
    const gate = gateAt()
    gate.accepts('7', false)
    gate.submitted()
    gate.at(499)
    expect(gate.accepts('1', false)).toBe(false)
    gate.at(500)
    expect(gate.accepts('1', false)).toBe(true)
  })
})
