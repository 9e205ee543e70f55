/** Bytes of a file that is read; 20,000 rows with room to spare, in any encoding. */
export const largestFile = 10_000_000

export type FileProblem = 'empty' | 'tooLarge' | 'spreadsheet' | 'binary' | 'unreadable'
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface FileText {
  text: string
  encoding: Encoding
}

/** The text of a file. What is too large, or no text, is refused by its size and its first bytes, before the rest is read. */
export async function readFile(file: Blob): Promise<FileText | FileProblem> {
  if (file.size === 0) return 'empty'
  if (file.size > largestFile) return 'tooLarge'
  try {
    const head = new Uint8Array(await file.slice(0, 4_096).arrayBuffer())
    return refuseHead(head) ?? decode(new Uint8Array(await file.arrayBuffer()), markOf(head))
  } catch {
    // Moved, renamed or locked since it was chosen.
    return 'unreadable'
  }
}

/** Zip (xlsx, ods, numbers) and OLE (xls): spreadsheets as they are saved by default. */
const spreadsheets = ['504b0304', 'd0cf11e0']

function refuseHead(head: Uint8Array): FileProblem | null {
  const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (spreadsheets.includes(start)) return 'spreadsheet'
  return markOf(head) === null && head.includes(0) ? 'binary' : null
}

/** The encoding that a byte order mark tells. */
function markOf([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

function decode(bytes: Uint8Array, mark: Encoding | null): FileText | FileProblem {
  const encoding = mark ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  const text = new TextDecoder(encoding).decode(bytes)
  return isText(text) ? { text, encoding } : 'binary'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // An older spreadsheet's file; Windows-1252 has a character for every byte.
    return false
  }
}

/** Text has no control characters but tabs and line ends. */
function isText(text: string): boolean {
  return !/[^\P{Cc}\t\r\n\u0080-\u009f]/u.test(text)
}
