import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { writeChunks } from '../../server/features/settings/png-chunks.ts'

interface Picture {
  width: number
  height: number
  /** Chunks between header and pixels, by type. */
  beside?: Record<string, Buffer>
  interlace?: number
  depth?: number
  /** In place of the pixels that fit the size. */
  pixels?: Buffer
  /** Bytes in the chunk of the pixels, after them. */
  behind?: Buffer
}

/** A PNG, eight bits a sample with alpha, of one colour; or one that is wrong in the way asked for. */
export function makePng({ width, height, beside = {}, interlace = 0, depth = 8, pixels, behind = Buffer.alloc(0) }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, 6, 0, 0, interlace], 8)
  const raw = pixels ?? Buffer.alloc(height * (1 + width * 4))
  return writeChunks([
    { type: 'IHDR', data: header },
    ...Object.entries(beside).map(([type, data]) => ({ type, data })),
    { type: 'IDAT', data: Buffer.concat([deflateSync(raw), behind]) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ])
}

/** Pixels that nothing can pack, as of a photo. */
export function noise(width: number, height: number): Buffer {
  const row = 1 + width * 4
  return Buffer.from(randomBytes(height * row).map((byte, at) => (at % row === 0 ? 0 : byte)))
}

export const pngUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`
