import { useNavigate, useSearch } from '@tanstack/react-router'
import { type RecordsSearch, recordsSearchSchema } from './records-search.ts'

/** The filters in the address, and how to change some of them. */
export function useRecordsSearch(): { search: RecordsSearch; change: (some: RecordsSearch) => void; clear: () => void } {
  const navigate = useNavigate()
  const search = recordsSearchSchema.parse(useSearch({ strict: false }))
  return {
    search,
    change: (some) => void navigate({ to: '/records', search: { ...search, ...some } }),
    clear: () => void navigate({ to: '/records', search: {} }),
  }
}
