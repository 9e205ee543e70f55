import { crc32 } from 'node:zlib'

export interface PngChunk {
  type: string
  data: Buffer
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The chunks of a PNG up to its end (PNG, third edition, 5); null where it is none, is cut off, or a checksum is wrong. */
export function readChunks(png: Buffer): PngChunk[] | null {
  if (!png.subarray(0, signature.length).equals(signature)) return null
  const chunks: PngChunk[] = []
  for (let at = signature.length; at + 12 <= png.length;) {
    const end = at + 8 + png.readUInt32BE(at)
    if (end + 4 > png.length || crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) return null
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, end) })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return null
}

/** A PNG of these chunks and nothing else. */
export function writeChunks(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat([signature, ...chunks.map(writeChunk)])
}

function writeChunk({ type, data }: PngChunk): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
}
