import { useQuery } from '@tanstack/react-query'
import { UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { getUser, listUsers } from '../../../contract/http/users.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { useNameOf } from '../parts/use-name-of.ts'
import { FilterDrop } from './filter-drop.tsx'
import { FoundChoices } from './found-choices.tsx'
import { useRecordsSearch } from './use-records-search.ts'

const find = async (q: string) => {
  const { items } = dataOf(await ask(listUsers, { query: { limit: 20, ...(q.trim() !== '' && { q }) } }))
  return items.map(({ id, displayName, username }) => ({ id, name: displayName, says: username ?? undefined }))
}

/** Whose records: who did it, or to whom it happened. */
export function WhoFilter() {
  const { t } = useTranslation('records')
  const { search, change } = useRecordsSearch()
  const name = useName(search.who)
  return (
    <FilterDrop icon={<UserRound />} label={t('actor')} chosen={name ?? t('anyone')} active={search.who !== undefined}>
      {(close) => (
        <FoundChoices
          topic="users"
          search={t('findPerson')}
          any={t('anyone')}
          find={find}
          chosen={search.who}
          onChoose={(who) => {
            change({ who })
            close()
          }}
        />
      )}
    </FilterDrop>
  )
}

/** The name of somebody; who is not there any more has a pseudonym (LOG-3). */
function useName(id: string | undefined): string | undefined {
  const nameOf = useNameOf()
  const { data } = useQuery({
    queryKey: ['users', 'name', id ?? ''],
    queryFn: async () => {
      const answer = await ask(getUser, { params: { id: id ?? '' } })
      if (answer.kind === 'refused' && answer.problem.code === 'not_found') return { displayName: '', removed: true }
      return { displayName: dataOf(answer).displayName, removed: false }
    },
    enabled: id !== undefined,
  })
  return id === undefined ? undefined : data ? nameOf({ id, ...data }) : '…'
}
