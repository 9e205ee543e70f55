import type { Language } from '../../../contract/language.ts'
import { type SecurityImage, securityImageNames, securityImages } from '../../../contract/security-images.ts'
import { SecurityImage as Picture } from './security-image.tsx'
import { Covered, CoveredFace } from '../field/covered.tsx'
import styles from './security-image-grid.module.css'

interface SecurityImageGridProps {
  /** What the pictures are, for ears. */
  legend: string
  language: Language
  value: SecurityImage | null
  onChoose: (image: SecurityImage) => void
}

/** Two dozen pictures, one of which may be chosen (FRC-3). Arrow keys go from one to the next, and each has its name. */
export function SecurityImageGrid({ legend, language, value, onChoose }: SecurityImageGridProps) {
  return (
    <fieldset className={styles.pictures}>
      <legend className="for-ears">{legend}</legend>
      <div className={styles.grid}>
        {securityImageNames.map((name) => (
          <Covered
            key={name}
            type="radio"
            name="security-image"
            aria-label={securityImages[name][language]}
            checked={name === value}
            onChange={() => onChoose(name)}
          >
            <CoveredFace className={styles.face} title={securityImages[name][language]} aria-hidden="true">
              <Picture name={name} language={language} />
            </CoveredFace>
          </Covered>
        ))}
      </div>
    </fieldset>
  )
}
