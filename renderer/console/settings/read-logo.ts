import { logoLimits } from '../../../contract/settings-rules.ts'

/** `tooLarge`: more than 10 MB. `svg`: a drawing that may carry programs. `notPicture`: nothing we know. `broken`: cannot be decoded. */
export type LogoProblem = 'tooLarge' | 'svg' | 'notPicture' | 'broken'

const largestFile = 10 * 1024 * 1024

/**
 * A picture as somebody has it becomes a small PNG of its pixels alone: drawn anew, so that metadata and whatever else was in the
 * file stay behind. Its name and what the browser takes it for are not believed. The server judges the result once more.
 */
export async function readLogo(file: Blob): Promise<{ logo: string } | { problem: LogoProblem }> {
  if (file.size > largestFile) return { problem: 'tooLarge' }
  const kind = kindOf(new Uint8Array(await file.slice(0, 1_024).arrayBuffer()))
  if (kind !== 'picture') return { problem: kind }
  try {
    const picture = await createImageBitmap(file)
    const png = await drawSmall(picture)
    picture.close()
    return png === null ? { problem: 'broken' } : { logo: await dataUrlOf(png) }
  } catch {
    // Cut off, damaged, or larger than this browser can decode.
    return { problem: 'broken' }
  }
}

function kindOf(head: Uint8Array): 'picture' | 'svg' | 'notPicture' {
  const begins = (at: number, ...bytes: number[]) => bytes.every((byte, n) => head[at + n] === byte)
  const isWebp = begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a) || begins(0, 0xff, 0xd8, 0xff) || isWebp) return 'picture'
  const text = new TextDecoder().decode(head)
  return /<svg[\s>]/i.test(text) || text.trimStart().startsWith('<?xml') ? 'svg' : 'notPicture'
}

/** Smaller and smaller until it fits; a photo needs that, a drawing does not. */
async function drawSmall(picture: ImageBitmap): Promise<Blob | null> {
  const fit = Math.min(1, logoLimits.width / picture.width, logoLimits.height / picture.height)
  for (const part of [1, 0.8, 0.6, 0.45, 0.3, 0.2]) {
    const png = await draw(picture, fit * part)
    if (png !== null && png.size <= logoLimits.bytes) return png
  }
  return null
}

function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return Promise.resolve(null)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

async function dataUrlOf(png: Blob): Promise<string> {
  const bytes = new Uint8Array(await png.arrayBuffer())
  return `data:image/png;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}
