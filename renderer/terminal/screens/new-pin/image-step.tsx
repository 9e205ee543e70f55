import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { SecurityImageGrid } from '../../../ui/security-image/security-image-grid.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useLanguage } from '../../words/use-format.ts'
import { pinStep } from './use-choice.ts'
import styles from './new-pin.module.css'
import type { NewPin } from './use-new-pin.ts'

/** The picture by which its owner knows the screen (FRC-2, FRC-3). */
export function ImageStep({ screen, way }: { screen: ScreenOf<'newPin'>; way: NewPin }) {
  const { t } = useTranslation('newPin')
  const language = useLanguage()
  const mayWait = screen.securityImage.rule !== 'required'
  return (
    <Work layout="read">
      <Display title={t('image')} />
      <p className={styles.lead}>{t('imageLead')}</p>
      <SecurityImageGrid legend={t('imageLegend')} language={language} value={way.image} onChoose={way.chooseImage} />
      <Actions>
        <Key tone="go" disabled={way.image === null} onClick={() => way.go('phrase')}>
          {t('next')}
        </Key>
        {mayWait && (
          <Key tone="quiet" onClick={() => way.go(pinStep(screen))}>
            {t('later')}
          </Key>
        )}
      </Actions>
    </Work>
  )
}
