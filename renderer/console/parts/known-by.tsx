import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/http/me.ts'
import { SecurityImage } from '../../ui/security-image/security-image.tsx'
import styles from './known-by.module.css'
import { useLanguage } from './use-language.ts'

/** By what somebody knows the screen before the PIN is typed (FRC-4); nothing for who chose neither. */
export function KnownBy({ me: { securityImage, personalPhrase } }: { me: Me }) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  if (securityImage === null && personalPhrase === null) return null
  return (
    <figure className={styles.known}>
      {securityImage !== null && (
        <span className={styles.image}>
          <SecurityImage name={securityImage} language={language} />
        </span>
      )}
      <figcaption>
        {personalPhrase !== null && (
          <b>
            <bdi>{personalPhrase}</bdi>
          </b>
        )}
        <span>{t('knownBy')}</span>
      </figcaption>
    </figure>
  )
}
