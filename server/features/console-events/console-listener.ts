import { topicsFor, type ConsoleEvent, type Topic } from '../../../contract/http/console-events.ts'
import type { ConsoleChange } from '../../events/event-bus.ts'
import { createEventStream, type EventStream } from '../../http/event-stream.ts'
import type { LiveSession } from '../../http/caller.ts'
import { createPacedTopics } from './paced-topics.ts'

/** Milliseconds between two messages: of what somebody at a console did, and of what goes on at the registers all day. */
const gaps = { prompt: 500, everyday: 5_000 } as const satisfies Record<ConsoleChange['pace'], number>

/** Most milliseconds a timer of Node's can wait; whoever is in for longer is looked after by the beat. */
const longestTimer = 2_147_483_647

/** One open console. */
export interface ConsoleListener {
  stream: EventStream<ConsoleEvent>
  session: LiveSession
  /** Tells what of a change this person may hear of. */
  hear(change: ConsoleChange): void
  /** The session is over. */
  end(): void
}

/** @param now epoch milliseconds. */
export function createConsoleListener(session: LiveSession, now: number): ConsoleListener {
  const stream = createEventStream<ConsoleEvent>()
  const tell = (topics: Topic[]): void => stream.send({ type: 'changed', topics })
  const paced = { prompt: createPacedTopics(gaps.prompt, tell), everyday: createPacedTopics(gaps.everyday, tell) }
  const end = (): void => {
    stream.send({ type: 'session_ended' })
    stream.close()
  }
  const left = session.expires_at - now
  const age = left > longestTimer ? undefined : setTimeout(end, left).unref()
  stream.onClosed(() => {
    clearTimeout(age)
    paced.prompt.stop()
    paced.everyday.stop()
  })
  return {
    stream,
    session,
    hear: (change) => {
      const topics = heardOf(session, change)
      if (topics.length > 0) paced[change.pace].add(topics)
    },
    end,
  }
}

function heardOf({ role, user_id }: LiveSession, { topics, people }: ConsoleChange): Topic[] {
  const allowed = topicsFor(role)
  const concerned = people === null || people.includes(user_id)
  return topics.filter((topic) => allowed.includes(topic) && (topic !== 'me' || concerned))
}
