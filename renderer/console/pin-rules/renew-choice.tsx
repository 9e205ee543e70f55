import { useTranslation } from 'react-i18next'
import { generatedFloor } from '../../../contract/pin-rules.ts'
import { Choice } from '../../ui/field/choice.tsx'
import { GraceField } from '../pin-renewal/grace-field.tsx'
import { useRenewalMeans } from '../pin-renewal/renewal-means.tsx'
import { usePinRenewal } from '../pin-renewal/use-pin-renewal.ts'
import type { RulesForm } from './use-rules-form.ts'

/** The question that a longer minimum brings: what becomes of the PINs that people have, with both consequences in numbers (POL-4). */
export function RenewChoice({ form: { draft, start, renew, setRenew } }: { form: RulesForm }) {
  const { t } = useTranslation('pinRules')
  const { data } = usePinRenewal()
  const means = useRenewalMeans(data)
  const length = Math.max(draft.minLength, generatedFloor(start.users))
  const shorter = start.lengths.filter((one) => one.length < length).reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Choice
        legend={t('renewAsk')}
        name="renew"
        options={[
          { value: 'renew' as const, label: t('renewYes'), hint: `${means} ${t('renewYesMore', { count: length })}` },
          { value: 'keep' as const, label: t('renewNo'), hint: t('renewNoMore', { count: shorter }) },
        ]}
        value={renew.answer}
        onChoose={(answer) => setRenew({ ...renew, answer })}
      />
      {renew.answer === 'renew' && <GraceField days={renew.graceDays} onChoose={(graceDays) => setRenew({ ...renew, graceDays })} />}
    </>
  )
}
