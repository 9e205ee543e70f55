import { useQuery } from '@tanstack/react-query'
import { Monitor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { getDevice, listDevices } from '../../../contract/http/devices.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import { FilterDrop } from './filter-drop.tsx'
import { FoundChoices } from './found-choices.tsx'
import { useRecordsSearch } from './use-records-search.ts'

const find = async (q: string) => {
  const { items } = dataOf(await ask(listDevices, { query: { limit: 20, sort: 'name', ...(q.trim() !== '' && { q }) } }))
  return items.map(({ id, name }) => ({ id, name }))
}

/** Of which device. */
export function DeviceFilter() {
  const { t } = useTranslation('records')
  const { search, change } = useRecordsSearch()
  const name = useName(search.device)
  return (
    <FilterDrop icon={<Monitor />} label={t('device')} chosen={name ?? t('anyDevice')} active={search.device !== undefined}>
      {(close) => (
        <FoundChoices
          topic="devices"
          search={t('findDevice')}
          any={t('anyDevice')}
          find={find}
          chosen={search.device}
          onChoose={(device) => {
            change({ device })
            close()
          }}
        />
      )}
    </FilterDrop>
  )
}

function useName(id: string | undefined): string | undefined {
  const { t } = useTranslation('records')
  const { data } = useQuery({
    queryKey: ['devices', 'name', id ?? ''],
    queryFn: async () => {
      const answer = await ask(getDevice, { params: { id: id ?? '' } })
      return answer.kind === 'refused' && answer.problem.code === 'not_found' ? null : dataOf(answer).name
    },
    enabled: id !== undefined,
  })
  return id === undefined ? undefined : data === null ? t('goneDevice') : (data ?? '…')
}
