import { useTranslation } from 'react-i18next'

/** Chances, 0 to 1, as people read them: "1.8 %"; what is above nothing never reads as nothing. */
export function usePercent(): (part: number) => string {
  const { i18n } = useTranslation()
  const smallest = 0.0001
  const options = { style: 'percent', maximumSignificantDigits: 2, maximumFractionDigits: 2 } as const
  const format = new Intl.NumberFormat(i18n.language, options)
  return (part) => (part > 0 && part < smallest ? `< ${format.format(smallest)}` : format.format(part))
}
