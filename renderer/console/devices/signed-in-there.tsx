import { useTranslation } from 'react-i18next'
import { useDevice } from './use-devices.ts'

interface SignedInThereProps {
  deviceId: string
  /** True: whoever is in would be signed out by a yes. */
  wouldEnd?: boolean
}

/** Who is signed in on a device, asked for when the question is put: the list behind it may be older. */
export function SignedInThere({ deviceId, wouldEnd = false }: SignedInThereProps) {
  const { t } = useTranslation('devices')
  const { data } = useDevice(deviceId)
  return data?.signedIn.map(({ sessionId, user }) => (
    <p key={sessionId}>
      <b>{t(wouldEnd ? 'signedInNow' : 'signedInStays', { name: user.displayName })}</b>
    </p>
  ))
}
