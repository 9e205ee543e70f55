import type { WebContents } from 'electron'
import { expect, it, vi } from 'vitest'
import { channels } from '../../../contract/ipc.ts'
import { channelName } from '../../../electron/ipc/channel-name.ts'
import { serveBridge } from '../../../electron/ipc/serve-bridge.ts'
import { createFakeShell } from '../../support/gallery/fake-bridge.ts'
import { stateWith } from '../../support/gallery/sample-parts.ts'

const handled = vi.hoisted((): string[] => [])
vi.mock('electron', () => ({ ipcMain: { handle: (name: string) => void handled.push(name) } }))

it('TRM-8 SIGN-1 the window asks nothing that the desktop shell does not answer: every channel of the contract is served', () => {
  const preferences = { language: null, theme: 'system', contrast: 'system' } as const
  const { bridge } = createFakeShell(stateWith({ kind: 'starting' }), preferences, [])
  const contents: Partial<WebContents> = { send: () => undefined }
  serveBridge(contents as WebContents, bridge)
  expect(handled.sort()).toEqual(
    Object.keys(channels)
      .map((name) => channelName(name as keyof typeof channels))
      .sort(),
  )
})
