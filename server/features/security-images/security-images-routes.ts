import { listSecurityImages } from '../../../contract/http/security-images.ts'
import { securityImageNames, securityImages } from '../../../contract/security-images.ts'
import { defineRoute, type Route } from '../../http/route.ts'

/** The pictures there are (FRC-3). */
export function securityImagesRoutes(): Route[] {
  const items = securityImageNames.map((name) => ({ name, called: securityImages[name] }))
  return [defineRoute(listSecurityImages, () => Promise.resolve({ status: 200, body: { items } }))]
}
