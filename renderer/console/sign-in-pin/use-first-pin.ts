import { type SubmitEvent, useState } from 'react'
import type { PinChangeRequired } from '../../../contract/http/sessions.ts'
import { personalPhraseSchema, type SecurityImage } from '../../../contract/security-images.ts'
import { offerPins } from '../console-api.ts'
import { type Entering, enterWithNewPin } from '../console-store.ts'
import { textOf } from '../parts/form-text.ts'
import { type PinProblem, problemOf } from '../parts/pin-problem.ts'

export type FirstPin = ReturnType<typeof useFirstPin>

/** The form for a demanded PIN: three to choose from, or typed twice; what is typed lives in its fields alone. */
export function useFirstPin(asked: PinChangeRequired) {
  const [types, setTypes] = useState(!asked.generatedOnly)
  const [pins, setPins] = useState<readonly string[]>([])
  const [loading, setLoading] = useState(false)
  const [problem, setProblem] = useState<PinProblem | null>(null)
  const [missing, setMissing] = useState(false)
  const [trouble, setTrouble] = useState<Entering['trouble']>(null)
  const picture = useImage(asked)
  const offer = async () => {
    setLoading(true)
    const answer = await offerPins(asked.token)
    setLoading(false)
    setTypes(false)
    setTrouble(answer.kind === 'done' ? null : answer.kind === 'away' ? 'away' : answer.problem)
    if (answer.kind === 'done') setPins(answer.data.pins)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const chosen = picture.read(data)
    const [pin, again, choice] = [textOf(data, 'pin'), textOf(data, 'again'), textOf(data, 'offer')]
    const wrong = types ? problemOf(pin, again) : null
    setProblem(wrong)
    setMissing(!types && choice === '')
    setTrouble(null)
    if (wrong !== null || chosen === null || (!types && choice === '')) return
    void enterWithNewPin(asked, { token: asked.token, ...chosen, ...(types ? { pin } : { offer: choice }) })
  }
  const { image, chooseImage, imageMissing, asksImage } = picture
  const type = () => setTypes(true)
  return {
    types,
    pins,
    loading,
    problem,
    missing,
    trouble,
    offer: () => void offer(),
    type,
    onSubmit,
    image,
    chooseImage,
    imageMissing,
    asksImage,
  }
}

/** Picture and words, where the organisation has them chosen with a new PIN and they are not there yet (FRC-2). */
function useImage({ securityImage: { rule, name, phrase } }: PinChangeRequired) {
  const [image, setImage] = useState<SecurityImage | null>(name)
  const [imageMissing, setImageMissing] = useState(false)
  const asksImage = (rule === 'asked' || rule === 'required') && (name === null || phrase === null)
  /** What was chosen, or null where something is missing that has to be there. */
  const read = (data: FormData) => {
    if (!asksImage) return {}
    const words = personalPhraseSchema.safeParse(textOf(data, 'phrase'))
    const lacks = rule === 'required' && (image === null || !words.success)
    setImageMissing(lacks)
    return lacks ? null : { ...(image !== null && { imageName: image }), ...(words.success && { personalPhrase: words.data }) }
  }
  return { image, chooseImage: setImage, imageMissing, asksImage, read }
}
