import { useTranslation } from 'react-i18next'
import type { SecurityImage as ImageName } from '../../../contract/security-images.ts'
import { SecurityImage } from '../../ui/security-image/security-image.tsx'
import { useLanguage } from '../parts/use-language.ts'
import styles from './second-step.module.css'

/** By what the person knows the screen before the PIN is typed (FRC-4); nothing for who chose neither. */
export function StepPerson({ name, phrase }: { name: ImageName | null; phrase: string | null }) {
  const { t } = useTranslation('signInPin')
  const language = useLanguage()
  if (name === null && phrase === null) return null
  return (
    <figure className={styles.known}>
      {name !== null && <SecurityImage name={name} language={language} />}
      <figcaption>
        {phrase !== null && (
          <b>
            <bdi>{phrase}</bdi>
          </b>
        )}
        <span>{t('knownBy')}</span>
      </figcaption>
    </figure>
  )
}
