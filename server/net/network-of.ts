import { isIPv6 } from 'node:net'

/**
 * The address that tries are counted by. An IPv6 subscriber has a whole /64 (RFC 6177), so its first four groups count as one
 * address; an IPv4 address in IPv6 form (RFC 4291, section 2.5.5.2) is that IPv4 address.
 */
export function networkOf(ip: string): string {
  const bare = ip.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '')
  return isIPv6(bare) ? `${firstGroups(bare).join(':')}::/64` : bare
}

function firstGroups(ip: string): string[] {
  const [front = [], back = []] = ip.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
}
