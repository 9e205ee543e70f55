import { SelectField } from '../../ui/field/select-field.tsx'
import { withCurrent } from './use-lengths.ts'

interface LengthFieldProps {
  label: string
  hint: string
  values: readonly number[]
  value: number
  says: (value: number) => string
  onChoose: (value: number) => void
}

/** A length of time, of a few that make sense. */
export function LengthField({ label, hint, values, value, says, onChoose }: LengthFieldProps) {
  const options = withCurrent(values, value).map((one) => ({ value: String(one), label: says(one) }))
  return <SelectField label={label} hint={hint} options={options} value={String(value)} onChoose={(chosen) => onChoose(Number(chosen))} />
}
