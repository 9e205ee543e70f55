import { useQuery } from '@tanstack/react-query'
import { getOwnPin } from '../../../contract/http/own-pin.ts'
import { meKey } from '../account/use-me.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'

/** What is known of the own PIN; never the PIN. */
export const useOwnPin = () => useQuery({ queryKey: [...meKey, 'pin'], queryFn: async () => dataOf(await ask(getOwnPin)) })
