import { expect, it } from 'vitest'
import { judgeServerAddress } from '../../../client/http/server-address.ts'

it.each([
  'https://pin.example',
  'https://pin.example:8443/',
  'http://127.0.0.1:7300',
  'http://localhost:7300',
  'http://[::1]:7300',
  'http://127.8.8.8',
])('sends to %s', (address) => {
  expect(judgeServerAddress(address)).toEqual({ kind: 'ok', origin: new URL(address).origin })
})

it.each([
  ['http://pin.example', 'plain_http_beyond_loopback'],
  ['http://192.168.1.20:7300', 'plain_http_beyond_loopback'],
  ['http://127.0.0.1.pin.example', 'plain_http_beyond_loopback'],
  ['http://localhost.pin.example', 'plain_http_beyond_loopback'],
  ['http://[::ffff:10.0.0.1]', 'plain_http_beyond_loopback'],
  ['https://pin.example/base', 'not_an_origin'],
  ['https://user:secret@pin.example', 'not_an_origin'],
  ['ftp://pin.example', 'not_an_address'],
  ['pin.example', 'not_an_address'],
  ['', 'not_an_address'],
])('refuses %s and says why', (address, reason) => {
  expect(judgeServerAddress(address)).toEqual({ kind: 'refused', reason })
})
