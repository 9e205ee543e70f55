import { describe, expect, it } from 'vitest'
import { addressPlace, browserPlace } from '../../../server/features/passwords/place.ts'

describe('place', () => {
  it('GRD-8 counts an IPv6 /64 as one address', () => {
    const one = addressPlace('2001:db8:0:7:1:2:3:4')
    expect(one).toBe('address:2001:db8:0:7::/64')
    expect(addressPlace('2001:0DB8::7:ffff:0:0:1')).toBe(one)
    expect(addressPlace('2001:db8:0:8::1')).not.toBe(one)
    expect(addressPlace('2001:db8::')).toBe(addressPlace('2001:db8:0:0:ffff::1'))
    expect(addressPlace('::1')).toBe('address:0:0:0:0::/64')
  })

  it('GRD-8 counts an IPv4 address by itself, in whatever form it comes', () => {
    expect(addressPlace('192.0.2.7')).toBe('address:192.0.2.7')
    expect(addressPlace('::ffff:192.0.2.7')).toBe('address:192.0.2.7')
  })

  it('LOG-2 keeps of a browser only the hash of its cookie', () => {
    expect(browserPlace('the-value')).not.toContain('the-value')
  })
})
