import { useTranslation } from 'react-i18next'
import type { KeypadWords } from '../../ui/keypad/keypad.tsx'

/** What the keypad's keys are called. */
export function useKeypadWords(): KeypadWords {
  const { t } = useTranslation('pin')
  return { group: t('digits'), delete: t('delete'), clear: t('clear'), enter: t('enter') }
}
