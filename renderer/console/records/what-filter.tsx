import { Tag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { eventGroups } from '../../../contract/records/event-groups.ts'
import { FilterChoice, FilterDrop } from './filter-drop.tsx'
import { useRecordsSearch } from './use-records-search.ts'

/** What happened. */
export function WhatFilter() {
  const { t } = useTranslation('records')
  const { search, change } = useRecordsSearch()
  const { what } = search
  return (
    <FilterDrop icon={<Tag />} label={t('what')} chosen={what ? t(`group_${what}`) : t('anything')} active={what !== undefined}>
      {(close) =>
        [undefined, ...eventGroups].map((group) => (
          <FilterChoice
            key={group ?? 'any'}
            chosen={group === what}
            onChoose={() => {
              change({ what: group })
              close()
            }}
          >
            {group ? t(`group_${group}`) : t('anything')}
            {group && <small>{t(`groupHint_${group}`)}</small>}
          </FilterChoice>
        ))
      }
    </FilterDrop>
  )
}
