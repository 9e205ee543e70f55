import { sql } from 'kysely'
import type { PinNeed } from '../../contract/pin-needs.ts'

/** In a query on `users` and `organisations`: what the user's role needs a PIN for (POL-8). */
export const needOfRole = sql<PinNeed>`case users.role when 'admin' then organisations.pin_need_admin
  when 'manager' then organisations.pin_need_manager else organisations.pin_need_staff end`
