import { useTranslation } from 'react-i18next'

/** A device's name; one that is long gone has none any more. */
export function DeviceName({ name }: { name: string }) {
  const { t } = useTranslation('records')
  return name.length > 0 ? <bdi>{name}</bdi> : t('goneDevice')
}
