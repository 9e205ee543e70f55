import type { Channel, stateMessage } from '../../contract/ipc.ts'

/** A channel's name on the wire. */
export function channelName(channel: Channel | typeof stateMessage.name): string {
  return `tillpass:${channel}`
}
