import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * What pages may do: their own scripts, styles, fonts and pictures, calls to this server, and nothing else. No inline script or
 * style, no frame around them, no form that leaves.
 */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    // The defaults would add `upgrade-insecure-requests`, which breaks http://localhost in Safari.
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // This host alone: its subdomains may be somebody else's.
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
}
