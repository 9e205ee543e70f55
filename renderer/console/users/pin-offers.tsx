import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offerUserPins } from '../../../contract/http/pin-rules.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/field/choice.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'

/** Three generated PINs to choose one of, where PINs are not typed (POL-9). */
export function PinOffers({ userId }: { userId: string }) {
  const { t } = useTranslation(['setPin', 'ownPin'])
  const { busy, failure, run } = useTask()
  const [pins, setPins] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState('')
  const show = async () => {
    const done = await run(() => ask(offerUserPins, { params: { id: userId } }))
    if (!done) return
    setPins(done.data.pins)
    setChosen(done.data.pins[0] ?? '')
  }
  return (
    <>
      {pins.length > 0 && (
        <Choice
          legend={t('offers')}
          name="offers"
          options={pins.map((pin) => ({ value: pin, label: pin }))}
          value={chosen}
          onChoose={setChosen}
        />
      )}
      <input type="hidden" name="offer" value={chosen} />
      <FailureNote
        failure={failure}
        known={{ pin_space_full: t('spaceFull'), pin_change_off: t('ownPin:offNow'), try_later: t('pinWait') }}
      />
      <Button disabled={busy} onClick={() => void show()}>
        {pins.length === 0 ? t('showOffers') : t('otherOffers')}
      </Button>
    </>
  )
}
