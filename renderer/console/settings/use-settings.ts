import { useQuery } from '@tanstack/react-query'
import { getAppearance, getSettings } from '../../../contract/http/settings.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'

/** Under this key lies all that is known of the settings, so that one change refreshes the shop's sign too. */
export const settingsKey = ['settings']

export const useSettings = () => useQuery({ queryKey: [...settingsKey, 'all'], queryFn: async () => dataOf(await ask(getSettings)) })

/** The shop's name, colour and logo, for everybody who is signed in. */
export const useAppearance = () =>
  useQuery({ queryKey: [...settingsKey, 'appearance'], queryFn: async () => dataOf(await ask(getAppearance)) })
