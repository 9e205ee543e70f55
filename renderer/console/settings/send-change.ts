import { getSettings, type Settings, updateSettings } from '../../../contract/http/settings.ts'
import { ask } from '../api/ask.ts'
import type { Answer } from '../api/send.ts'
import type { Draft } from './draft.ts'

/** Saves a change unless somebody else saved one since that version (RFC 9110, 13.1.1). @param onTheirs gets the settings as they left them. */
export async function sendChange(change: Partial<Draft>, version: number, onTheirs: (theirs: Settings) => void): Promise<Answer<Settings>> {
  const answer = await ask(updateSettings, { body: change, headers: { 'if-match': `"${version}"` } })
  if (answer.kind !== 'refused' || answer.problem.code !== 'changed_meanwhile') return answer
  const fresh = await ask(getSettings)
  if (fresh.kind === 'done') onTheirs(fresh.data)
  return answer
}
