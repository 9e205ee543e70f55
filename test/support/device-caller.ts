import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'
import type { ErrorCode } from '../../contract/errors.ts'
import { openedSessionSchema } from '../../contract/http/sessions.ts'
import { codeIn } from './refusal.ts'

/** What came back. */
export interface Reply {
  status: number
  headers: Headers
  body: unknown
  /** Code of the refusal, or null for a success. */
  code: ErrorCode | null
}

export interface CallOptions {
  body?: unknown
  headers?: Record<string, string>
  /** Sent in place of a fresh proof; null sends none. */
  proof?: string | null
  /** Another node than the device's own. */
  origin?: string
  /** False takes `use_dpop_nonce` for the answer it is. */
  retry?: boolean
}

export interface ProofParts {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: CryptoKey
}

/** A device that signs its own proofs (RFC 9449) with jose, written apart from client/, so that both are held to the standard. */
export interface TestDevice {
  thumbprint: string
  publicJwk: JWK
  privateKey: CryptoKey
  /** Sent with every call while there is one. */
  token: string | null
  nonce: string | null
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
  /** A proof for a call, with parts put in place of the right ones. */
  proofFor(method: string, path: string, parts?: ProofParts): Promise<string>
  signInWithPassword(person: { username: string; password: string }): Promise<Reply>
  signInWithPin(pin: string): Promise<Reply>
}

/** @param server its public address, and where to send to if that is elsewhere. */
export async function createDevice(server: { url: string; origin?: string }): Promise<TestDevice> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const publicJwk = await exportJWK(publicKey)
  const device: TestDevice = {
    thumbprint: await calculateJwkThumbprint(publicJwk, 'sha256'),
    publicJwk,
    privateKey,
    token: null,
    nonce: null,
    call: async (method, path, options = {}) => {
      const first = await send(device, server, method, path, options)
      const again = first.code === 'use_dpop_nonce' && options.retry !== false && options.proof === undefined
      return again ? send(device, server, method, path, options) : first
    },
    proofFor: (method, path, parts) => makeProof(device, server.url + path, method, parts),
    signInWithPassword: async (person) => {
      const { username, password } = person
      return keepToken(device, await device.call('POST', '/v1/sessions/password', { body: { username, password } }))
    },
    signInWithPin: async (pin) => keepToken(device, await device.call('POST', '/v1/sessions/pin', { body: { pin } })),
  }
  return device
}

function keepToken(device: TestDevice, reply: Reply): Reply {
  const opened = openedSessionSchema.safeParse(reply.body)
  if (opened.success) device.token = opened.data.token
  return reply
}

async function makeProof(device: TestDevice, url: string, method: string, parts: ProofParts = {}): Promise<string> {
  const ath = device.token === null ? {} : { ath: createHash('sha256').update(device.token).digest('base64url') }
  const nonce = device.nonce === null ? {} : { nonce: device.nonce }
  const claims = { jti: randomUUID(), htm: method, htu: url.split('?')[0], iat: 0, ...ath, ...nonce, ...parts.claims }
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: device.publicJwk, ...parts.header }
  return new SignJWT(claims).setProtectedHeader(header).sign(parts.key ?? device.privateKey)
}

async function send(
  device: TestDevice,
  server: { url: string; origin?: string },
  method: string,
  path: string,
  options: CallOptions,
): Promise<Reply> {
  const proof = options.proof === undefined ? await device.proofFor(method, path) : options.proof
  const response = await fetch((options.origin ?? server.origin ?? server.url) + path, {
    method,
    headers: {
      ...(proof === null ? {} : { dpop: proof }),
      ...(device.token === null ? {} : { authorization: `DPoP ${device.token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body === undefined ? null : JSON.stringify(options.body),
  })
  device.nonce = response.headers.get('dpop-nonce') ?? device.nonce
  return readReply(response)
}

/** Reads an answer; anything that is not JSON stays text. A refusal has to be one of its two shapes. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, headers } = response
  const text = await response.text()
  const isJson = (headers.get('content-type') ?? '').includes('json')
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text === '' ? null : text
  return { status, headers, body, code: status >= 400 ? codeIn(body) : null }
}

/** Approves a device as the given lead: signs in with the password, approves, signs out. */
export async function approve(device: TestDevice, lead: { username: string; password: string }, name = 'Register 1'): Promise<void> {
  const opened = await device.signInWithPassword(lead)
  if (opened.status !== 201) throw new Error(`sign-in before the approval: ${opened.status} ${String(opened.code)}`)
  const body = { name, machineId: '', platform: 'electron', appVersion: '1.0.0' }
  const approved = await device.call('POST', '/v1/devices', { body })
  if (approved.status !== 201) throw new Error(`approval: ${approved.status} ${String(approved.code)}`)
  await device.call('DELETE', '/v1/session')
  device.token = null
}
