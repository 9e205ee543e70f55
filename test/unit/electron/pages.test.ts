import { expect, it } from 'vitest'
import { isOwnPage } from '../../../electron/protocol/page-address.ts'
import { pageFile } from '../../../electron/protocol/page-file.ts'

const root = '/opt/tillpass/dist/renderer'

it('serves the files that pages consist of', () => {
  expect(pageFile(root, 'app://terminal/terminal/index.html')).toEqual({
    file: `${root}/terminal/index.html`,
    type: 'text/html; charset=utf-8',
  })
  expect(pageFile(root, 'app://terminal/assets/terminal-1.js?v=2#top')?.file).toBe(`${root}/assets/terminal-1.js`)
})

it.each([
  'app://terminal/../../package.html',
  'app://terminal/%2e%2e/%2e%2e/secret.html',
  'app://terminal/..%2f..%2fsecret.html',
  'app://terminal/..%5c..%5csecret.html',
  'app://terminal/a%00.html',
  'app://terminal/%zz.html',
  'app://terminal/settings.json',
  'app://terminal/',
  'app://console/terminal/index.html',
  'https://terminal/terminal/index.html',
  'not an address',
])('serves nothing for %s', (address) => {
  const page = pageFile(root, address)
  expect(page === null || page.file.startsWith(`${root}/`)).toBe(true)
  if (!address.startsWith('app://terminal/')) expect(page).toBeNull()
})

it('serves nothing beside its folder, whose name may begin alike', () => {
  expect(pageFile(root, 'app://terminal/..%2frenderer-old/index.html')).toBeNull()
})

it.each([
  ['app://terminal/terminal/index.html', true],
  ['app://terminal.evil/terminal/index.html', false],
  ['https://terminal/', false],
  ['about:blank', false],
  ['', false],
])('%s is a page of ours: %s', (address, isOwn) => {
  expect(isOwnPage(address)).toBe(isOwn)
})
