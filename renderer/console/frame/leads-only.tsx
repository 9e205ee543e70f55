import { Navigate, Outlet } from '@tanstack/react-router'
import { leadRoles } from '../../../contract/roles.ts'
import { useSetUp } from '../set-up/use-set-up.ts'
import { useSession } from '../use-session.ts'

/** Pages of admins and managers; the server refuses everybody else all the same. */
export function LeadsOnly() {
  return leadRoles.includes(useSession().user.role) ? <Outlet /> : <Navigate to="/account" replace />
}

/** Pages of admins alone. */
export function AdminsOnly() {
  return useSession().user.role === 'admin' ? <Outlet /> : <Home />
}

/** Where somebody begins. */
export function Home() {
  return leadRoles.includes(useSession().user.role) ? <LeadsHome /> : <Navigate to="/account" replace />
}

/** Where nothing is set up yet a lead is led through it. */
function LeadsHome() {
  const { setUp, isPending } = useSetUp()
  if (isPending) return null
  return <Navigate to={setUp?.begun === false ? '/set-up' : '/pin-login'} replace />
}
