import { useQuery } from '@tanstack/react-query'
import { getPinRules } from '../../../contract/http/pin-rules.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { settingsKey } from '../settings/use-settings.ts'

/** With the settings: what makes those old makes the rules old. */
export const pinRulesKey = [...settingsKey, 'pinRules']

export const usePinRules = () => useQuery({ queryKey: pinRulesKey, queryFn: async () => dataOf(await ask(getPinRules)) })
