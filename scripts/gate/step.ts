import type { PartName } from '../system-parts/system-part.ts'

/** Parts that are looked for one by one, since more than a package may be missing. */
export type Need = PartName | 'keytar' | 'electron'

/** One line of the gate. */
export interface Step {
  name: string
  file: string
  words: readonly string[]
  env?: Record<string, string>
  /** Seconds. */
  limit: number
  needs?: readonly Need[]
  /** Whether the bundles must be there first. */
  built?: boolean
  /** Who counts its tests, and where; checks have none. */
  tests?: { runner: 'vitest' | 'playwright'; report: string }
}

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** A test that failed, or a step that failed without one. */
export interface Failure {
  title: string
  /** The first lines of why. */
  why: readonly string[]
}

export interface StepResult {
  step: Step
  ok: boolean
  counts: Counts
  failures: readonly Failure[]
  /** Why it did not run. */
  missing?: string
}

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 }
