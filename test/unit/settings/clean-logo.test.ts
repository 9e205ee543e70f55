import { expect, it } from 'vitest'
import { cleanLogo } from '../../../server/features/settings/clean-logo.ts'
import { makePng, noise } from '../../support/make-png.ts'

const size = { width: 120, height: 40 }

it('takes a picture as it is', () => {
  const png = makePng(size)
  expect(cleanLogo(png)).toEqual(png)
})

it('leaves behind what is beside the picture: text, profiles, animation, and a second file after its end', () => {
  const beside = { tEXt: Buffer.from('Author\0Ana'), iCCP: Buffer.from('profile'), acTL: Buffer.alloc(8), eXIf: Buffer.from('GPS') }
  const hostile = Buffer.concat([makePng({ ...size, beside }), Buffer.from('<script>alert(1)</script>')])
  expect(cleanLogo(hostile)).toEqual(makePng(size))
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['a signature alone', makePng(size).subarray(0, 8)],
  ['a picture cut off', makePng(size).subarray(0, -6)],
  ['a picture with a bit turned', Buffer.from(makePng(size).map((byte, at) => (at === 50 ? byte ^ 1 : byte)))],
  ['one pixel too wide', makePng({ width: 481, height: 160 })],
  ['one pixel too high', makePng({ width: 480, height: 161 })],
  ['no pixel', makePng({ width: 0, height: 40 })],
  ['fewer pixels than its size', makePng({ ...size, pixels: Buffer.alloc(100) })],
  ['more pixels than its size', makePng({ ...size, pixels: Buffer.alloc(10_000_000) })],
  ['a second file behind the packed pixels', makePng({ ...size, behind: Buffer.from('<script>alert(1)</script>') })],
  ['an interlaced picture', makePng({ ...size, interlace: 1 })],
  ['sixteen bits a sample', makePng({ ...size, depth: 16 })],
  ['more than 40 KB', makePng({ width: 480, height: 160, pixels: noise(480, 160) })],
  ['two headers', makePng({ ...size, beside: { IHDR: Buffer.alloc(13) } })],
])('refuses %s', (_, bytes) => {
  expect(cleanLogo(bytes)).toBeNull()
})
