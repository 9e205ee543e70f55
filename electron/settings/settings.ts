import { z } from 'zod'
import { jsonOf } from '../../client/http/json.ts'
import { parseUrl } from '../../client/http/parse-url.ts'
import { organisationSlugSchema } from '../../contract/values.ts'

/** What the shell is told from outside. */
export interface Settings {
  /** Where the Tillpass server is, as an origin. Whether plain http is taken is the client's to judge. */
  serverUrl: string
  /** Short name of the organisation, where the server serves several. */
  organisation: string | null
  /** The demo may keep the device key in memory where the keychain is unusable. */
  memoryKeyAllowed: boolean
}

export type ReadSettings = { kind: 'ok'; settings: Settings } | { kind: 'refused'; sentence: string }

export interface SettingsSources {
  environment: Readonly<Record<string, string | undefined>>
  /** Text of the settings file; null where there is none. */
  file: string | null
  /** Named in a refusal. */
  filePath: string
  isPackaged: boolean
}

const names = ['TILLPASS_SERVER_URL', 'TILLPASS_ORGANISATION'] as const
type Name = (typeof names)[number]

const defaultServerUrl = 'http://127.0.0.1:7300'
const fileSchema = z.strictObject({ TILLPASS_SERVER_URL: z.string().optional(), TILLPASS_ORGANISATION: z.string().optional() })
const demoName = 'TILLPASS_DEMO_MEMORY_KEY'

/** Reads the settings: the environment first, then the file, then the defaults. A wrong value is refused in one sentence that names it. */
export function readSettings(sources: SettingsSources): ReadSettings {
  const file = fileSchema.safeParse(jsonOf(sources.file ?? '{}'))
  if (!file.success) return refuse(`${sources.filePath} must hold JSON with ${names.join(' and ')} as strings, and nothing else.`)
  const text = (name: Name): string | null => nonEmpty(sources.environment[name]) ?? nonEmpty(file.data[name])
  const serverUrl = text('TILLPASS_SERVER_URL') ?? defaultServerUrl
  if (!isWebOrigin(serverUrl))
    return refuse('TILLPASS_SERVER_URL must be an http or https address without a path, like https://tillpass.example.com.')
  const organisation = text('TILLPASS_ORGANISATION')
  if (organisation !== null && !organisationSlugSchema.safeParse(organisation).success) {
    return refuse("TILLPASS_ORGANISATION must be the organisation's short name: 1 to 40 lower-case letters, digits and hyphens inside.")
  }
  return withDemo(sources, { serverUrl: new URL(serverUrl).origin, organisation })
}

function withDemo(sources: SettingsSources, rest: Omit<Settings, 'memoryKeyAllowed'>): ReadSettings {
  const demo = nonEmpty(sources.environment[demoName])
  if (demo !== null && demo !== '1') return refuse(`${demoName} must be 1 or not be there.`)
  if (demo !== null && sources.isPackaged)
    return refuse(`${demoName} is for the demo alone: an installed terminal keeps its key in the keychain.`)
  return { kind: 'ok', settings: { ...rest, memoryKeyAllowed: demo === '1' } }
}

function isWebOrigin(text: string): boolean {
  const url = parseUrl(text)
  if (!url) return false
  const { protocol, pathname, search, hash, username } = url
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === ''
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

function refuse(sentence: string): ReadSettings {
  return { kind: 'refused', sentence }
}
