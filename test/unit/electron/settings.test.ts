import { expect, it } from 'vitest'
import { readSettings, type SettingsSources } from '../../../electron/settings/settings.ts'

const nothing: SettingsSources = { environment: {}, file: null, filePath: '/home/till/settings.json', isPackaged: true }

it('runs without any setting, against this machine', () => {
  expect(readSettings(nothing)).toEqual({
    kind: 'ok',
    settings: { serverUrl: 'http://127.0.0.1:7300', organisation: null, memoryKeyAllowed: false },
  })
})

it('takes the environment before the file', () => {
  const file = JSON.stringify({ TILLPASS_SERVER_URL: 'https://file.example', TILLPASS_ORGANISATION: 'corner-shop' })
  const read = readSettings({ ...nothing, file, environment: { TILLPASS_SERVER_URL: 'https://pin.example/', TILLPASS_ORGANISATION: '' } })
  expect(read).toMatchObject({ settings: { serverUrl: 'https://pin.example', organisation: 'corner-shop' } })
})

it.each([
  [{ TILLPASS_SERVER_URL: 'pin.example' }, 'TILLPASS_SERVER_URL'],
  [{ TILLPASS_SERVER_URL: 'ftp://pin.example' }, 'TILLPASS_SERVER_URL'],
  [{ TILLPASS_SERVER_URL: 'https://pin.example/base' }, 'TILLPASS_SERVER_URL'],
  [{ TILLPASS_SERVER_URL: 'https://user:secret@pin.example' }, 'TILLPASS_SERVER_URL'],
  [{ TILLPASS_ORGANISATION: 'Corner Shop' }, 'TILLPASS_ORGANISATION'],
  [{ TILLPASS_DEMO_MEMORY_KEY: 'yes' }, 'TILLPASS_DEMO_MEMORY_KEY'],
])('refuses %j in one sentence that names it', (environment, name) => {
  const read = readSettings({ ...nothing, isPackaged: false, environment })
  expect(read).toMatchObject({ kind: 'refused', sentence: expect.stringContaining(name) as string })
  expect(JSON.stringify(read)).not.toContain('secret')
})

it.each(['{', '[]', '{"TILLPASS_SERVER_URL":7300}', '{"SERVER":"https://pin.example"}', ''])('refuses a file that holds %s', (file) => {
  expect(readSettings({ ...nothing, file })).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('settings.json') as string,
  })
})

it('DEV-6 the key in memory is for the demo alone: an installed terminal refuses it', () => {
  const environment = { TILLPASS_DEMO_MEMORY_KEY: '1' }
  expect(readSettings({ ...nothing, environment })).toMatchObject({ kind: 'refused' })
  expect(readSettings({ ...nothing, environment, isPackaged: false })).toMatchObject({ settings: { memoryKeyAllowed: true } })
})
