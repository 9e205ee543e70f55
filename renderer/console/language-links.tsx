import { Globe } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../contract/language.ts'
import { languages } from '../ui/words/language-for.ts'
import { languageNames } from '../ui/words/language-names.ts'
import styles from './language-links.module.css'
import { keepLanguage } from './language-store.ts'

/** Every language by its own name; the one spoken stands out. */
export function LanguageLinks() {
  const { t, i18n } = useTranslation('console')
  const speak = (language: Language) => {
    keepLanguage(language)
    void i18n.changeLanguage(language)
  }
  return (
    <nav className={styles.links} aria-label={t('language')}>
      <Globe />
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-current={language === i18n.language ? 'true' : undefined}
          onClick={() => speak(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </nav>
  )
}
