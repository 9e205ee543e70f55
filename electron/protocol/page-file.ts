import path from 'node:path'
import { isOwnPage } from './page-address.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  file: string
  type: string
}

/**
 * The file that an address of ours stands for; null for any other address, for what lies outside `root`, and for kinds of
 * files that no page of ours consists of.
 */
export function pageFile(root: string, address: string): PageFile | null {
  if (!isOwnPage(address)) return null
  const name = decoded(new URL(address).pathname)
  if (name === null || name.includes('\0') || name.includes('\\')) return null
  const file = path.join(root, name)
  const type = types[path.extname(file)]
  return type !== undefined && file.startsWith(root + path.sep) ? { file, type } : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
