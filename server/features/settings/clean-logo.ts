import { inflateSync } from 'node:zlib'
import { z } from 'zod'
import { logoLimits } from '../../../contract/settings-rules.ts'
import { readChunks, writeChunks, type PngChunk } from './png-chunks.ts'

/** Bytes of a pixel by colour type, at eight bits a sample (PNG, third edition, table 12). */
const bytesOfPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** What makes the picture; text, profiles, animation and whatever else is left behind. */
const kept: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/**
 * The same picture with nothing beside it: no metadata, no second file behind its end. Judged by what the bytes are, whatever a
 * browser said of them: a whole PNG, not interlaced, eight bits a sample, within `logoLimits`, whose pixels inflate to exactly its size.
 * @returns null where it is anything else.
 */
export function cleanLogo(bytes: Buffer): Buffer | null {
  if (bytes.length > logoLimits.bytes) return null
  const chunks = readChunks(bytes)?.filter(({ type }) => kept.has(type)) ?? []
  const size = sizeOf(chunks[0])
  if (size === null || chunks.filter(({ type }) => type === 'IHDR').length !== 1 || !inflatesTo(chunks, size)) return null
  return writeChunks(chunks)
}

/** How many bytes the pixels of a picture have to make; null for one we do not take. */
function sizeOf(header: PngChunk | undefined): number | null {
  if (header?.type !== 'IHDR' || header.data.length !== 13) return null
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  const [depth, colour = -1, compression, filter, interlace] = header.data.subarray(8)
  const pixel = bytesOfPixel[colour]
  if (width < 1 || height < 1 || width > logoLimits.width || height > logoLimits.height) return null
  if (pixel === undefined || depth !== 8 || compression !== 0 || filter !== 0 || interlace !== 0) return null
  return height * (1 + width * pixel)
}

/** What `info: true` makes of zlib's answer; its types do not know. `bytesWritten`: how much of the packed bytes it took. */
const inflatedSchema = z.object({ buffer: z.instanceof(Buffer), engine: z.object({ bytesWritten: z.number() }) })

/** Never inflates more than it has to, so that a small file cannot become a huge one; nor hides anything behind the pixels. */
function inflatesTo(chunks: readonly PngChunk[], size: number): boolean {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  try {
    const { buffer, engine } = inflatedSchema.parse(inflateSync(packed, { maxOutputLength: size, info: true }))
    return buffer.length === size && engine.bytesWritten === packed.length
  } catch {
    // Not deflated, or larger than its header says.
    return false
  }
}
