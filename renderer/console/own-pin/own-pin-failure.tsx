import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import type { Failure } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import type { OwnPinWay } from './read-own-pin-form.ts'
import { useTriesNone } from './use-tries-none.ts'

/** Why the new PIN was not saved, apart from what stands beside its field. */
export function OwnPinFailure({ own, way, failure }: { own: OwnPin; way: OwnPinWay; failure: Failure | null }) {
  const { t } = useTranslation(['ownPin', 'setPin'])
  const none = useTriesNone(own)
  // A wait for passwords says how long it is; one for PINs is said by the page.
  const wait = failure?.kind === 'refused' && failure.problem.waitSeconds === undefined ? { try_later: none ?? t('triesNoneNow') } : {}
  return (
    <FailureNote
      failure={failure}
      known={{
        ...wait,
        current_pin_not_accepted: null,
        pin_too_simple: null,
        pin_wrong_length: null,
        pin_not_usable: null,
        password_needed: t(way === 'create' ? 'signInLongAgo' : 'passwordNeeded'),
        confirmation_not_accepted: way === 'create' && own.pin !== null ? t('existsMeanwhile') : null,
        conflict: t('changedMeanwhile'),
        pin_unchanged: t('same'),
        pin_change_off: t('offNow'),
        pin_not_offered: t('setPin:offerGone'),
        pins_generated_only: t('generatedNow'),
        pin_space_full: t('setPin:spaceFull'),
      }}
    />
  )
}
