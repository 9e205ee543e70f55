/** Whether a host name or address is this machine itself, as the bind address or in a URL. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare)
}

/** An origin to compare by: the loopback names of one port are the same server, which no other machine can reach. */
export function comparableOrigin(url: URL): string {
  return url.protocol === 'http:' && isLoopback(url.hostname) ? `http://loopback:${url.port || '80'}` : url.origin
}
