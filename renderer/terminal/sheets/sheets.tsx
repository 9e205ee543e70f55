import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { closeSheet, useSheetStore } from '../app/sheet-store.ts'
import { EasierChoices } from './easier-choices.tsx'
import { LanguageChoice } from './language-choice.tsx'

/** The sheet that lies over the screen, if any. */
export function Sheets() {
  const { t } = useTranslation('common')
  const open = useSheetStore((store) => store.open)
  if (open === null) return null
  return (
    <Sheet title={t(open)} close={t('close')} onClose={closeSheet}>
      {open === 'language' ? <LanguageChoice /> : <EasierChoices />}
    </Sheet>
  )
}
