/** The newest nonce that the server handed out (RFC 9449, 8.2): every answer may bring one. */
export interface NonceJar {
  newest(): string | null
  keep(nonce: string | null): void
}

/** An empty jar. */
export function createNonceJar(): NonceJar {
  let newest: string | null = null
  return {
    newest: () => newest,
    keep: (nonce) => {
      newest = nonce ?? newest
    },
  }
}
