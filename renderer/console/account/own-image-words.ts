import { defineWords } from '../../ui/words/define-words.ts'

export const ownImageWords = defineWords({
  en: {
    title: 'Your picture and words',
    says: 'They stand beside the pad wherever your PIN is asked. Where they are missing or wrong, type nothing and tell your manager.',
    pictures: 'Pictures to choose from',
    phrase: 'Your words',
    phraseHint: 'Up to 60 characters, for you alone. Not your PIN.',
    phraseProblem: 'Write at most 60 characters on one line.',
    late: 'Something of yours was changed in another window. Save once more.',
    save: 'Save picture and words',
    saved: 'Picture and words are saved.',
  },
  nl: {
    title: 'Je plaatje en je woorden',
    says: 'Ze staan naast de toetsen waar je pincode wordt gevraagd. Ontbreken ze of kloppen ze niet, toets dan niets en zeg het je manager.',
    pictures: 'Plaatjes om uit te kiezen',
    phrase: 'Jouw woorden',
    phraseHint: 'Hoogstens 60 tekens, alleen voor jou. Niet je pincode.',
    phraseProblem: 'Schrijf hoogstens 60 tekens op één regel.',
    late: 'In een ander venster is iets van je gewijzigd. Bewaar het nog een keer.',
    save: 'Plaatje en woorden bewaren',
    saved: 'Plaatje en woorden zijn bewaard.',
  },
  de: {
    title: 'Dein Bild und deine Worte',
    says: 'Sie stehen neben den Tasten, wo nach deiner PIN gefragt wird. Fehlen sie oder stimmen sie nicht, gib nichts ein und sag es der Leitung.',
    pictures: 'Bilder zur Auswahl',
    phrase: 'Deine Worte',
    phraseHint: 'Höchstens 60 Zeichen, nur für dich. Nicht deine PIN.',
    phraseProblem: 'Schreib höchstens 60 Zeichen in eine Zeile.',
    late: 'In einem anderen Fenster wurde etwas von dir geändert. Bitte noch einmal speichern.',
    save: 'Bild und Worte speichern',
    saved: 'Bild und Worte sind gespeichert.',
  },
})
