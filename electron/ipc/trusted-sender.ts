import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { isOwnPage } from '../protocol/page-address.ts'

/** Whether a message comes from the main frame of the terminal's window, while it shows a page of ours. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, contents: WebContents): boolean {
  const frame = event.senderFrame
  if (frame === null || event.sender !== contents) return false
  return frame === contents.mainFrame && isOwnPage(frame.url)
}
