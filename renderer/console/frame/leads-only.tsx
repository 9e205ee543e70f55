import { Navigate, Outlet } from '@tanstack/react-router'
import { leadRoles } from '../../../contract/roles.ts'
import { useSession } from '../use-session.ts'

/** Pages of admins and managers; the server refuses everybody else all the same. */
export function LeadsOnly() {
  return leadRoles.includes(useSession().user.role) ? <Outlet /> : <Navigate to="/account" replace />
}

/** Where somebody begins. */
export function Home() {
  return <Navigate to={leadRoles.includes(useSession().user.role) ? '/pin-login' : '/account'} replace />
}
