/*
 * Loaded with `-r` into Electron 22 (Node 16), on which tests run where no newer Electron can be had. It adds what the product's
 * Electron has by itself, so that the product needs no branch for an old one. Never part of a package.
 */
const { app, net, session } = require('electron')
const { webcrypto } = require('node:crypto')
const { Blob } = require('node:buffer')
const { Readable } = require('node:stream')
const web = require('node:stream/web')
const v8 = require('node:v8')
const undici = require('undici')

const missing = {
  crypto: webcrypto,
  CryptoKey: webcrypto.CryptoKey,
  structuredClone: (value) => v8.deserialize(v8.serialize(value)),
  Blob,
  ReadableStream: web.ReadableStream,
  WritableStream: web.WritableStream,
  TransformStream: web.TransformStream,
  fetch: undici.fetch,
  Request: undici.Request,
  Response: undici.Response,
  Headers: undici.Headers,
  FormData: undici.FormData,
}
for (const [name, value] of Object.entries(missing)) if (globalThis[name] === undefined) globalThis[name] = value

URL.canParse ??= (text) => {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}

/** Chromium's network stack there has no fetch; Node's takes its place. */
net.fetch ??= undici.fetch

// Registered before the product's own, so it runs first.
void app.whenReady().then(() => {
  const prototype = Object.getPrototypeOf(session.defaultSession.protocol)
  prototype.handle ??= function handle(scheme, handler) {
    this.registerStreamProtocol(scheme, (request, answer) => {
      void respond(handler, request).then(answer)
    })
  }
})

async function respond(handler, { url, method, headers }) {
  const response = await handler(new Request(url, { method, headers }))
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    data: Readable.from([Buffer.from(await response.arrayBuffer())]),
  }
}
