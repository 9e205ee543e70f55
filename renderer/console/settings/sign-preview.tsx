import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../ui/sign/logo.tsx'
import { signColours, signProperties } from '../../ui/sign/sign-colours.ts'
import styles from './sign-preview.module.css'

interface SignPreviewProps {
  name: string
  /** `#rrggbb` */
  colour: string
  logo: string | null
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', ''] as const

/** A register and the console's fascia as they will look, and whether what stands on the colour can be read (WCAG 2.2, 1.4.3). */
export function SignPreview({ name, colour, logo }: SignPreviewProps) {
  const { t, i18n } = useTranslation('settings')
  const { contrast, on } = signColours(colour)
  const ratio = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(Math.floor(contrast * 10) / 10)
  return (
    <figure className={styles.preview}>
      <div className={styles.pictures} style={signProperties(colour)} aria-hidden="true">
        <div className={styles.register}>
          <div className={styles.sign}>
            <Logo src={logo} />
            <b>{name}</b>
            <span className={styles.clock}>10:42</span>
            <small>{t('sampleRegister')}</small>
          </div>
          <div className={styles.pad}>
            <i />
            {keys.map((key, at) => (
              <span key={at}>{key}</span>
            ))}
          </div>
        </div>
        <div className={styles.fascia}>
          <Logo src={logo} />
          <b>{name}</b>
        </div>
      </div>
      <figcaption>
        <CircleCheck />
        {t(`contrast_${on === '#ffffff' ? 'white' : 'dark'}`, { ratio })}
      </figcaption>
    </figure>
  )
}
