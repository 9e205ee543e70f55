import nodeMachineId from 'node-machine-id'
import { createHash } from 'node:crypto'

/** What node-machine-id answers where it could read nothing. */
const hashOfNothing = createHash('sha256').update('').digest('hex')

/** A hint at which machine this is, hashed; never an identity, since cloned images share it. Empty where the system gives none. */
export async function machineHint(readId: () => Promise<string> = () => nodeMachineId.machineId()): Promise<string> {
  try {
    const id = await readId()
    return id === hashOfNothing ? '' : id
  } catch {
    return ''
  }
}
