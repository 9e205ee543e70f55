import { useQuery } from '@tanstack/react-query'
import { getPinRenewal, listRenewedPeople, type RenewedPerson, type RenewalShow } from '../../../contract/http/pin-renewal.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'
import { pollEvery } from '../live/poll-every.ts'
import { settingsKey } from '../settings/use-settings.ts'

/** Under this key lies all that is known of new PINs for everybody. */
export const renewalKey = [...settingsKey, 'pinRenewal']

/** How far it is; while it goes on, asked for every other second. */
export const usePinRenewal = () =>
  useQuery({
    queryKey: [...renewalKey, 'now'],
    queryFn: async () => dataOf(await ask(getPinRenewal)),
    refetchInterval: (query) => (query.state.data?.renewal?.state === 'running' ? 2_000 : pollEvery(30_000)()),
  })

export const useRenewedPeople = (show: RenewalShow) =>
  usePages<RenewedPerson>({
    key: [...renewalKey, 'people', show],
    read: (query) => ask(listRenewedPeople, { query: { ...query, show } }),
    limit: 100,
    keeps: true,
    every: 15_000,
  })
