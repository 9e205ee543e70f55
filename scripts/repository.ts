import path from 'node:path'

/** The folder that package.json lies in. */
export const repository = path.resolve(import.meta.dirname, '..')

/** A path inside the repository. */
export function inRepository(...names: string[]): string {
  return path.join(repository, ...names)
}
