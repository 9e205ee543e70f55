import { defineWords } from '../../ui/words/define-words.ts'

/** What people of a file get besides (POL-6, POL-7, ACC-2). */
export const importWishWords = defineWords({
  en: {
    generateAlways: 'The PIN rules say so. Shown once at the end, to save as a file.',
    generateToo: 'Give a PIN to people without an e-mail address too',
    generateMailed:
      'Generated PINs go to their users by mail. Those of people without an address are shown once at the end, to save as a file.',
    invites: 'Invite people with a password by e-mail',
    invitesMore: 'Each gets a link to choose the own password; it holds for 7 days. Who has no address is left out.',
    invitesNoServer: 'No mail server is set up. Invite each one under Users, and hand the link over.',
  },
  nl: {
    generateAlways: 'Dat staat in de pincoderegels. Aan het eind één keer te zien, om als bestand op te slaan.',
    generateToo: 'Ook een pincode geven aan mensen zonder e-mailadres',
    generateMailed:
      'Gemaakte pincodes gaan per mail naar de mensen zelf. Die van mensen zonder adres zijn aan het eind één keer te zien, om als bestand op te slaan.',
    invites: 'Mensen met een wachtwoord per e-mail uitnodigen',
    invitesMore: 'Iedereen krijgt een link om het eigen wachtwoord te kiezen; die geldt 7 dagen. Wie geen adres heeft, wordt overgeslagen.',
    invitesNoServer: 'Er is geen mailserver ingesteld. Nodig iedereen uit onder Gebruikers en geef de link zelf door.',
  },
  de: {
    generateAlways: 'So steht es in den PIN-Regeln. Am Ende einmal gezeigt, zum Speichern als Datei.',
    generateToo: 'Auch Personen ohne E-Mail-Adresse eine PIN geben',
    generateMailed:
      'Erzeugte PINs gehen per E-Mail an die Personen selbst. Die von Personen ohne Adresse werden am Ende einmal gezeigt, zum Speichern als Datei.',
    invites: 'Personen mit Passwort per E-Mail einladen',
    invitesMore: 'Jede bekommt einen Link, um das eigene Passwort zu wählen; er gilt 7 Tage. Wer keine Adresse hat, wird ausgelassen.',
    invitesNoServer: 'Es ist kein Mailserver eingerichtet. Lade alle einzeln unter Benutzer ein und gib den Link weiter.',
  },
})
