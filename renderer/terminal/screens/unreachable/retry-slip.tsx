import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Key } from '../../../ui/key/key.tsx'
import { Facts } from '../../../ui/slip/facts.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useLasting } from '../../app/use-lasting.ts'
import { useNow } from '../../app/use-now.ts'
import { momentOf } from '../../words/format.ts'
import { useDuration, useLanguage } from '../../words/use-format.ts'

interface RetrySlipProps {
  screen: ScreenOf<'unreachable'>
  cause: 'network' | 'server'
}

/** When the next try is, when the server was last there, and what became of what was typed. */
export function RetrySlip({ screen, cause }: RetrySlipProps) {
  const { t } = useTranslation('unreachable')
  const bridge = useBridge()
  const facts = useRetryFacts(screen)
  const trying = useLasting(screen.trying)
  return (
    <Slip kind="page">
      <SlipSays>{t(cause)}</SlipSays>
      <Facts facts={facts} />
      <Key tone="quiet" wide disabled={trying} onClick={() => ask(bridge.retryNow())}>
        <RefreshCw />
        {trying ? t('trying') : t('tryNow')}
      </Key>
      <SlipMore>{t(cause === 'network' ? 'adviceNetwork' : 'adviceServer')}</SlipMore>
    </Slip>
  )
}

function useRetryFacts({ nextTryAt, lastContactAt, trying, typedLost }: ScreenOf<'unreachable'>) {
  const { t } = useTranslation('unreachable')
  const duration = useDuration()
  const language = useLanguage()
  const now = useNow(1000)
  const left = Math.ceil((nextTryAt - now) / 1000)
  return [
    { term: t('nextTry'), value: trying || left <= 0 ? t('now') : t('in', { duration: duration(left) }) },
    { term: t('lastContact'), value: lastContactAt === null ? t('never') : momentOf(language, lastContactAt, now) },
    ...(typedLost ? [{ term: t('typed'), value: t('cleared') }] : []),
  ]
}
