import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../parts/search-box.tsx'
import { FilterChoice } from './filter-drop.tsx'
import styles from './filter-drop.module.css'

export interface Found {
  id: string
  name: string
  says?: string | undefined
}

interface FoundChoicesProps {
  /** First part of the key of what is found: `users` or `devices`. */
  topic: string
  search: string
  /** What stands for no filter. */
  any: string
  find: (q: string) => Promise<Found[]>
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}

/** Choices that the server finds while somebody types. */
export function FoundChoices({ topic, search, any, find, chosen, onChoose }: FoundChoicesProps) {
  const { t } = useTranslation(['records', 'frame'])
  const [sought, setSought] = useState('')
  const { data, isError } = useQuery({
    queryKey: [topic, 'choices', sought],
    queryFn: () => find(sought),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <SearchBox label={search} value={sought} onChange={setSought} />
      <FilterChoice chosen={chosen === undefined} onChoose={() => onChoose(undefined)}>
        {any}
      </FilterChoice>
      {data?.map(({ id, name, says }) => (
        <FilterChoice key={id} chosen={id === chosen} onChoose={() => onChoose(id)}>
          <bdi>{name}</bdi>
          {says && <small>{says}</small>}
        </FilterChoice>
      ))}
      {data?.length === 0 && <p className={styles.none}>{t('nothingFound')}</p>}
      {isError && <p className={styles.none}>{t('frame:notLoaded')}</p>}
    </>
  )
}
