import { defineWords } from '../../../ui/words/define-words.ts'

export const secondStepWords = defineWords({
  en: {
    passwordRight: 'Password accepted',
    title: 'Now your PIN',
    hint: 'Your role signs in with both.',
    hintEnter: 'Your role signs in with both. Then Enter.',
    notYou: 'Not you? Back',
  },
  nl: {
    passwordRight: 'Wachtwoord klopt',
    title: 'Nu je pincode',
    hint: 'Jouw rol logt in met beide.',
    hintEnter: 'Jouw rol logt in met beide. Daarna OK.',
    notYou: 'Niet jij? Terug',
  },
  de: {
    passwordRight: 'Passwort stimmt',
    title: 'Jetzt deine PIN',
    hint: 'Deine Rolle meldet sich mit beidem an.',
    hintEnter: 'Deine Rolle meldet sich mit beidem an. Danach OK.',
    notYou: 'Nicht du? Zurück',
  },
})
