import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { stopChild } from '../../scripts/process/stop-child.ts'

/** A screen that nobody sees, whose pixels a test can read from outside of whatever shows there. */
export interface VirtualScreen {
  /** For the environment variable DISPLAY. */
  display: string
  /** Colour of a pixel, e.g. `#17493a`; negative numbers count from the right and the bottom. */
  pixel(x: number, y: number): string
  close(): Promise<void>
}

/** Starts an X server that writes its frame buffer into a file. */
export async function openVirtualScreen(size: { width: number; height: number }): Promise<VirtualScreen> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-screen-'))
  const words = ['-displayfd', '1', '-screen', '0', `${size.width}x${size.height}x24`, '-fbdir', folder, '-nolisten', 'tcp']
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'pipe', 'ignore'] })
  const number = await displayOf(server)
  return {
    display: `:${number}`,
    pixel: (x, y) => pixelOf(readFileSync(path.join(folder, 'Xvfb_screen0')), x, y),
    close: async () => {
      await stopChild(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It says the number of its display, once it listens. @throws where it ends instead. */
async function displayOf(server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  const ended = once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${String(code)} before it had a display`)))
  const said = await Promise.race([once(server.stdout, 'data'), ended])
  return String(said[0]).trim()
}

/** Reads an X window dump (XWDFile.h): big-endian header, colour map, then rows of BGRX. */
function pixelOf(dump: Buffer, x: number, y: number): string {
  const field = (index: number) => dump.readUInt32BE(index * 4)
  const [headerSize, width, height, bytesPerLine, colours] = [field(0), field(4), field(5), field(12), field(19)]
  const start = headerSize + colours * 12
  const at = start + ((y + height) % height) * bytesPerLine + ((x + width) % width) * 4
  return `#${[dump[at + 2], dump[at + 1], dump[at]].map((part = 0) => part.toString(16).padStart(2, '0')).join('')}`
}
