import { useTranslation } from 'react-i18next'
import { Entry } from '../entry.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { AcceptForm } from './accept-form.tsx'
import { NoInvitation } from './no-invitation.tsx'
import { useInvitation } from './use-invitation.ts'

/** For somebody who was invited and has no session: whom the link is for, and the own password (ACC-2). */
export function InvitationPage({ token }: { token: string }) {
  const { t } = useTranslation('invitation')
  const { found, busy, failure, problem, onSubmit, again } = useInvitation(token)
  const link = found.kind === 'found' ? found.link : null
  return (
    <Entry organisation={link?.organisation.name ?? 'Tillpass'} says={t(link?.kind === 'reset' ? 'aboutReset' : 'about')}>
      {found.kind === 'reading' && <GreyRows rows={3} />}
      {found.kind === 'failed' && <NoInvitation failure={found.failure} onAgain={again} />}
      {link && <AcceptForm link={link} busy={busy} failure={failure} problem={problem} onSubmit={onSubmit(link)} />}
    </Entry>
  )
}
