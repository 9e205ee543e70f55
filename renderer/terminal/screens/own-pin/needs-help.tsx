import { ArrowLeft, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { useLanguage } from '../../words/use-format.ts'

/** Why one cannot set the own PIN oneself here and now, and who helps (POL-5). */
export function NeedsHelp({ screen }: { screen: ScreenOf<'ownPin'> }) {
  const { t } = useTranslation(['ownPin', 'common'])
  const bridge = useBridge()
  const [says, more] = reasonOf(screen)
  const whom = useWhom(screen.ask, more !== null)
  return (
    <Till sign={<TerminalSign person={<Person name={screen.user.displayName} detail={t('title')} />} />}>
      <Work layout="read">
        <div>
          <Display title={t('title')}>
            <Info />
          </Display>
          <Slip kind="page">
            <SlipSays>{t(says)}</SlipSays>
            <SlipMore>
              {more !== null && `${t(more)} `}
              {whom}
            </SlipMore>
          </Slip>
        </div>
        <Key tone="quiet" wide onClick={() => ask(bridge.leaveNewPin())}>
          <ArrowLeft />
          {t('common:back')}
        </Key>
      </Work>
    </Till>
  )
}

/** Said first, and what one can do oneself, where there is something. */
function reasonOf({ mayChange, isSet, hasPassword }: ScreenOf<'ownPin'>) {
  if (!mayChange) return ['off', null] as const
  const help = hasPassword ? 'signIn' : null
  return isSet ? (['usedUp', help] as const) : (['none', help] as const)
}

/** "Ask Sofia Lindqvist or Ada Byron." @param also where there is something to do oneself as well. */
function useWhom(names: readonly string[], also: boolean): string {
  const { t } = useTranslation('ownPin')
  const language = useLanguage()
  if (names.length === 0) return t(also ? 'askAlsoLead' : 'askLead')
  return t(also ? 'askAlso' : 'ask', { names: new Intl.ListFormat(language, { type: 'disjunction' }).format(names) })
}
