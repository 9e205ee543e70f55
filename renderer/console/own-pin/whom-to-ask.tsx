import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Message } from '../../ui/slip/message.tsx'
import { useSession } from '../use-session.ts'

/** Nobody sets the own PIN here (POL-5): who does it instead. */
export function WhomToAsk({ own: { ask } }: { own: OwnPin }) {
  const { t, i18n } = useTranslation('ownPin')
  const admin = useSession().user.role === 'admin'
  const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(ask)
  const whom = ask.length === 0 ? t('askNobody') : t('ask', { names })
  return <Message icon={<Lock />} says={t('off')} more={admin ? `${whom} ${t('askAdmin')}` : whom} />
}
