import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { tellEvent } from '../../../contract/records/event-sentence.ts'
import { useLanguage } from '../parts/use-language.ts'

/** What happened, in words; names stand out, and one that is written from the right turns nothing around it. */
export function RecordSentence({ event }: { event: RecordedEvent }) {
  const language = useLanguage()
  return tellEvent(event, language).map(({ text, name }, at) =>
    name ? (
      <bdi key={at}>
        <b>{text}</b>
      </bdi>
    ) : (
      text
    ),
  )
}
