import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { useWhen } from '../parts/use-when.ts'

const withinWeek = 6

/** That no PIN may be tried now, and when again (POL-9); null where one may. */
export function useTriesNone({ triesLeft, triesAgainAt }: OwnPin): string | null {
  const { t } = useTranslation('ownPin')
  const { amid, day, daysSince } = useWhen()
  if (triesLeft > 0 || triesAgainAt === null) return null
  return t('triesNone', { moment: daysSince(triesAgainAt) > -withinWeek ? amid(triesAgainAt) : day(triesAgainAt) })
}
