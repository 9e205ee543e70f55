import { describe, expect, it } from 'vitest'
import { createAddressLimit } from '../../../server/http/address-limit.ts'
import { namesAddress } from '../../../server/http/dpop/address.ts'

describe('the address in a proof (RFC 9449, section 4.3)', () => {
  const shop = new URL('https://shop.example')

  it.each([
    'https://shop.example/v1/session',
    'https://shop.example:443/v1/session',
    'HTTPS://SHOP.example/v1/session',
    'https://shop.example/v1/./x/../session',
    'https://shop.example/v1/sessio%6E',
  ])('GRD-7 is the same as %s', (htu) => expect(namesAddress(htu, shop, '/v1/session')).toBe(true))

  it.each([
    'http://shop.example/v1/session',
    'https://shop.example:8443/v1/session',
    'https://shop.example.evil.example/v1/session',
    'https://shop.example/v1/session/',
    'https://shop.example/V1/session',
    'https://shop.example/v1/session?',
    'https://shop.example/v1/session#',
    'https://user@shop.example/v1/session',
    'https://shop.example/v1%2fsession',
    '/v1/session',
    '',
  ])('GRD-7 is not %s', (htu) => expect(namesAddress(htu, shop, '/v1/session')).toBe(false))

  it('GRD-7 has one name for this machine, but not over https, and not on another port', () => {
    const own = new URL('http://localhost:7300')
    for (const host of ['localhost', '127.0.0.1', '[::1]']) expect(namesAddress(`http://${host}:7300/x`, own, '/x')).toBe(true)
    expect(namesAddress('http://127.0.0.1:7301/x', own, '/x')).toBe(false)
    expect(namesAddress('https://127.0.0.1:7300/x', new URL('https://localhost:7300'), '/x')).toBe(false)
    expect(namesAddress('http://127.0.0.1.evil.example:7300/x', own, '/x')).toBe(false)
  })
})

describe('the limit by address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:ffff::', true],
    ['::1', '::2', true],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.2', false],
  ])('GRD-7 counts %s and %s together: %s', async (first, second, together) => {
    const limit = createAddressLimit(1)
    expect(await limit.take(first)).toBeNull()
    const wait = await limit.take(second)
    if (together) expect(wait).toBeGreaterThan(0)
    else expect(wait).toBeNull()
  })
})
