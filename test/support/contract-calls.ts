import { readdirSync } from 'node:fs'
import type { Call } from '../../contract/call.ts'

const folder = new URL('../../contract/http/', import.meta.url)
const resources: unknown[] = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)))

/** Every call of the contract, whatever file it lies in. */
export const contractCalls: readonly Call[] = resources.flatMap((resource) => Object.values({ ...(resource as object) }).filter(isCall))

function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'permission' in value && 'path' in value
}
