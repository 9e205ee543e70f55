import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRootKey } from '../../server/boot/root-key.ts'
import { pinTag } from '../../server/crypto/pin-tags.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/test-database.ts'

const organisationId = '01890000-0000-7000-8000-000000000001'

describe.each(databaseKinds)('root key on %s', (kind) => {
  let place: TestDatabase
  let folder: string
  let file: string
  beforeEach(async () => {
    place = await createTestDatabase(kind)
    folder = await mkdtemp(path.join(os.tmpdir(), 'tillpass-key-'))
    file = path.join(folder, 'deep', 'root.key')
  })
  afterEach(async () => {
    await place.drop()
    await rm(folder, { recursive: true })
  })

  const open = (where = file) => openRootKey({ file: where, database: place.database, now: 0 })

  it('has a key from the first start on, which only its owner can read, and finds it again', async () => {
    const first = await open()
    expect(first.created).toBe(true)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toHaveLength(32)
    const second = await open()
    expect(second.created).toBe(false)
    expect(pinTag(second.keys, 1, organisationId, '48213')).toEqual(pinTag(first.keys, 1, organisationId, '48213'))
  })

  it('refuses to start where the key is missing but PINs were made with it, and says the way out', async () => {
    await open()
    await rm(file)
    await expect(open()).rejects.toThrow(/is missing, .* Put it back .* TILLPASS_ROOT_KEY_FILE/)
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('refuses a key the PINs were not made with', async () => {
    await open()
    await writeFile(file, `${Buffer.alloc(32, 9).toString('base64')}\n`)
    await expect(open()).rejects.toThrow(/not the one the PINs in the database were made with/)
  })

  it('lets one of two nodes with keys of their own start', async () => {
    const both = await Promise.allSettled([open(), open(path.join(folder, 'other.key'))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each(['', 'short', `${Buffer.alloc(31).toString('base64')}\n`])('refuses a file that holds %j', async (text) => {
    await open()
    await writeFile(file, text)
    await expect(open()).rejects.toThrow(/does not hold a root key/)
  })

  it('refuses a key that others can read', async () => {
    await open()
    await chmod(file, 0o640)
    await expect(open()).rejects.toThrow(/can be read by other users .* chmod 600/)
  })
})
