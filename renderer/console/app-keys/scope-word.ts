import type { AppScope } from '../../../contract/app-keys.ts'

/** What a scope is called among the words, whose keys have no full stop. */
export const scopeWord = { 'users.authenticate': 'authenticate', 'pins.change': 'changePins' } as const satisfies Record<AppScope, string>
