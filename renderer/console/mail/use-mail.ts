import { useQuery } from '@tanstack/react-query'
import { type FailedMail, getMailState, listFailedMails, listMailTemplates } from '../../../contract/http/mail.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { usePages } from '../api/use-pages.ts'
import { pollEvery } from '../live/poll-every.ts'

/** Under this key lies all that is known of mails. */
export const mailKey = ['mail']

/** Deliveries are on no record, so what waits is asked for again and again. */
export const useMailState = () =>
  useQuery({
    queryKey: [...mailKey, 'state'],
    queryFn: async () => dataOf(await ask(getMailState)),
    refetchInterval: 10_000,
  })

export const useFailedMails = () =>
  usePages<FailedMail>({
    key: [...mailKey, 'failed'],
    read: (query) => ask(listFailedMails, { query }),
    limit: 50,
    every: 15_000,
  })

export const useMailTemplates = () =>
  useQuery({
    queryKey: [...mailKey, 'templates'],
    queryFn: async () => dataOf(await ask(listMailTemplates)).items,
    refetchInterval: pollEvery(60_000),
  })
