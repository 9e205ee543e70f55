import { CircleAlert, ImageUp, Trash2 } from 'lucide-react'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import styles from './look-section.module.css'
import { type LogoProblem, readLogo } from './read-logo.ts'

interface LogoFieldProps {
  logo: string | null
  onLogo: (logo: string | null) => void
}

/** The shop's logo: chosen from this computer, drawn small, or taken away. */
export function LogoField({ logo, onLogo }: LogoFieldProps) {
  const { t } = useTranslation('settings')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<LogoProblem | null>(null)
  const onFile = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    if (file === undefined) return
    const read = await readLogo(file)
    // The same file may be chosen again after it was mended.
    currentTarget.value = ''
    setProblem('problem' in read ? read.problem : null)
    if ('logo' in read) onLogo(read.logo)
  }
  return (
    <div className={styles.part}>
      <p id={id} className={styles.label}>
        {t('logo')}
      </p>
      <div className={styles.row}>
        {/* The button is what is pressed and read; a file field cannot be drawn. */}
        <input
          ref={input}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/webp"
          aria-labelledby={id}
          onChange={(event) => void onFile(event)}
        />
        <Button aria-describedby={`${id}-note`} onClick={() => input.current?.click()}>
          <ImageUp />
          {logo === null ? t('chooseLogo') : t('otherLogo')}
        </Button>
        {logo !== null && (
          <Button onClick={() => onLogo(null)}>
            <Trash2 />
            {t('removeLogo')}
          </Button>
        )}
      </div>
      <p id={`${id}-note`} role={problem === null ? undefined : 'alert'} className={problem === null ? styles.hint : styles.problem}>
        {problem !== null && <CircleAlert />}
        {problem === null ? t('logoHint') : t(`logo_${problem}`)}
      </p>
    </div>
  )
}
