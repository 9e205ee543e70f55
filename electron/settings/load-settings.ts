import { app } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readSettings, type ReadSettings } from './settings.ts'

/** The settings of this installation: environment, and `settings.json` in the user's data folder. */
export function loadSettings(): ReadSettings {
  const filePath = path.join(app.getPath('userData'), 'settings.json')
  return readSettings({ environment: process.env, file: textOf(filePath), filePath, isPackaged: app.isPackaged })
}

function textOf(filePath: string): string | null {
  try {
    return readFileSync(filePath, 'utf8')
  } catch (error: unknown) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    // A file that is there and cannot be read is no JSON: refused by name, not overlooked.
    return ''
  }
}
