import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Topic } from '../../../contract/http/console-events.ts'
import { renewSession } from '../console-store.ts'
import { openEventLine } from './event-line.ts'
import { setLive } from './poll-every.ts'
import { createRefresher } from './refresher.ts'

/** Shows what others change while somebody is in, and that the session is over. A tab behind others does not listen: browsers give a site few lines. */
export function LiveUpdates() {
  const queries = useQueryClient()
  const seen = useSeen()
  useEffect(() => (seen ? listen(queries) : undefined), [queries, seen])
  return null
}

/** Milliseconds for which a tab behind others still listens, so that a look elsewhere costs nothing. */
const patience = 10_000

/** Whether this tab is looked at, or was just now. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (document.hidden) timer = setTimeout(() => setSeen(false), patience)
      else setSeen(true)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return seen
}

function listen(queries: QueryClient): () => void {
  const refresher = createRefresher((topic) => readAnew(queries, topic))
  const hangUp = openEventLine({
    onOpen: () => {
      setLive(true)
      // What changed while nobody listened; what is on its way for the first time comes by itself.
      void queries.invalidateQueries({ predicate: ({ state }) => state.data !== undefined })
    },
    onEvent: (event) => {
      if (event.type === 'changed') refresher.add(event.topics)
      if (event.type === 'session_ended') void renewSession()
    },
    onLost: () => {
      setLive(false)
      // Tells apart a session that is over, a server that is away, and a line that only broke.
      void renewSession()
    },
  })
  return () => {
    hangUp()
    refresher.stop()
    setLive(false)
  }
}

/** Queries go by their first key; who is in and whose console this is stands outside of them. */
function readAnew(queries: QueryClient, topic: Topic): Promise<unknown> {
  const own = topic === 'me' || topic === 'settings' ? renewSession() : null
  return Promise.all([own, queries.invalidateQueries({ queryKey: [topic] })])
}
