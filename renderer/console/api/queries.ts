import { QueryClient } from '@tanstack/react-query'
import type { Answer, Failure } from './send.ts'

/** A question that brought no data; TanStack Query keeps it as the query's error. */
export class Unanswered extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'away' ? 'away' : failure.problem.code)
    this.failure = failure
  }
}

/** The data of an answer; anything else becomes the query's error. */
export function dataOf<Data>(answer: Answer<Data>): Data {
  if (answer.kind === 'done') return answer.data
  throw new Unanswered(answer)
}

/** What the pages read. The browser's own idea of being online is not asked: a shop's server may be in the same room. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 1_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
})
