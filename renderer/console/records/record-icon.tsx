import {
  Ban,
  CircleCheck,
  CirclePause,
  CirclePower,
  Download,
  Hourglass,
  Keyboard,
  KeyRound,
  Lock,
  LogIn,
  LogOut,
  type LucideIcon,
  Mail,
  MailCheck,
  MailX,
  Monitor,
  Pencil,
  Power,
  Settings,
  Signature,
  Store,
  Trash2,
  UserRoundCheck,
  UserRoundMinus,
  UserRoundPen,
  UserRoundPlus,
  UserRoundX,
  Users,
  X,
} from 'lucide-react'
import type { AuditType } from '../../../contract/audit-events.ts'
import styles from './record-rows.module.css'

const icons: Record<AuditType, LucideIcon> = {
  'session.started': LogIn,
  'session.ended': LogOut,
  'session.locked': Lock,
  'session.resumed': LogIn,
  'pin.refused': X,
  'password.refused': Keyboard,
  'password.limited': Hourglass,
  'device.waiting': Hourglass,
  'device.paused': CirclePause,
  'device.lifted': CircleCheck,
  'device.approved': Monitor,
  'device.approval_refused': Ban,
  'device.renamed': Pencil,
  'device.revoked': Ban,
  'device.deleted': Trash2,
  'pin_login.activated': CirclePower,
  'pin_login.deactivated': Power,
  'organisation.created': Store,
  'organisation.settings_changed': Settings,
  'user.created': UserRoundPlus,
  'users.imported': Users,
  'user.changed': UserRoundPen,
  'user.blocked': UserRoundX,
  'user.unblocked': UserRoundCheck,
  'user.removed': UserRoundMinus,
  'user.signing_changed': Signature,
  'user.invited': Mail,
  'user.invitation_used': MailCheck,
  'user.invitation_withdrawn': MailX,
  'user.password_changed': KeyRound,
  'user.password_reset': KeyRound,
  'user.pin_set': KeyRound,
  'user.pin_set_refused': KeyRound,
  'records.exported': Download,
  'access.refused': Ban,
}

/** What waits for somebody, and what ended something; everything else is quiet. */
const tones: Partial<Record<AuditType, 'waits' | 'ends'>> = {
  'device.waiting': 'waits',
  'device.paused': 'waits',
  'password.limited': 'waits',
  'device.revoked': 'ends',
  'device.deleted': 'ends',
  'user.blocked': 'ends',
  'user.removed': 'ends',
  'pin_login.deactivated': 'ends',
}

/** The picture of a kind of event; the sentence beside it says the same. */
export function RecordIcon({ type }: { type: AuditType }) {
  const Icon = icons[type]
  const tone = tones[type]
  return <Icon className={tone && styles[tone]} />
}
