import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from './send.ts'
import { pollEvery } from '../live/poll-every.ts'
import { dataOf } from './queries.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
}

interface PagesOptions<Item> {
  key: QueryKey
  read: (query: Record<string, string | number>) => Promise<Answer<Page<Item>>>
  /** Rows of one page. */
  limit: number
  /** Keeps showing what was found before while the next search is under way. */
  keeps?: boolean
  /** Milliseconds after which it is read anew while others' changes are not heard of by themselves. */
  every?: number
}

/** A keyset list, page after page. */
export function usePages<Item>({ key, read, limit, keeps = false, every }: PagesOptions<Item>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam }) => dataOf(await read({ limit, ...(pageParam !== null && { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Item>) => last.next,
    ...(every !== undefined && { refetchInterval: pollEvery(every) }),
    ...(keeps && { placeholderData: keepPreviousData }),
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  const readOn = () => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }
  return { ...query, readOn, items: query.data?.pages.flatMap((page) => page.items) ?? [] }
}
