import { defineWords } from '../../ui/words/define-words.ts'

export const accountWords = defineWords({
  en: { until: 'You are signed in here until: {{moment}}.' },
  nl: { until: 'Je bent hier ingelogd tot: {{moment}}.' },
  de: { until: 'Du bist hier angemeldet bis: {{moment}}.' },
})
