import { defineWords } from '../../ui/words/define-words.ts'

export const pinMailWords = defineWords({
  en: {
    way: 'How a new PIN reaches its user',
    waySays: 'Who chooses the own PIN sees it at once; this is about all others.',
    newPinsByMail: 'Send new PIN by e-mail',
    newPinsByMailOn:
      'A generated PIN goes to its user by mail, and is shown to nobody else. Comes on together with “Generate a PIN for new users”.',
    newPinsByMailOff: 'A generated PIN is shown once to who had it generated, to hand over.',
    noMailServer: 'No mail server is set up, so this does nothing yet.',
    noMailServerMore: 'Until then a generated PIN is shown once, to copy or print. Whoever runs the server sets SMTP_URL and SMTP_FROM.',
    withoutEmail_one: 'One person has no e-mail address: their PIN is shown to who generates it, and an import passes them over.',
    withoutEmail_other:
      '{{count}} people have no e-mail address: their PINs are shown to who generates them, and an import passes them over.',
    mailHolds: 'In mails with a new PIN stands',
    holds_digits: 'The PIN',
    holdsHint_digits: 'Simple, but it stays in the mailbox until it is deleted.',
    holds_link: 'A link that shows the PIN once',
    holdsHint_link: 'It works for 24 hours. Nobody finds a PIN in the mailbox later.',
  },
  nl: {
    way: 'Hoe een nieuwe pincode bij iemand komt',
    waySays: 'Wie de eigen pincode kiest, ziet hem meteen; dit gaat over alle andere.',
    newPinsByMail: 'Nieuwe pincode per e-mail sturen',
    newPinsByMailOn:
      'Een gemaakte pincode gaat per mail naar wie hem krijgt, en is verder voor niemand te zien. Gaat samen aan met “Pincode maken voor nieuwe gebruikers”.',
    newPinsByMailOff: 'Een gemaakte pincode is één keer te zien voor wie hem liet maken, om door te geven.',
    noMailServer: 'Er is geen mailserver ingesteld, dus dit doet nog niets.',
    noMailServerMore:
      'Tot dan is een gemaakte pincode één keer te zien, om te kopiëren of af te drukken. Wie de server beheert, stelt SMTP_URL en SMTP_FROM in.',
    withoutEmail_one:
      'Eén persoon heeft geen e-mailadres: die pincode is te zien voor wie hem maakt, en een import slaat die persoon over.',
    withoutEmail_other:
      '{{count}} mensen hebben geen e-mailadres: hun pincodes zijn te zien voor wie ze maakt, en een import slaat hen over.',
    mailHolds: 'In mails met een nieuwe pincode staat',
    holds_digits: 'De pincode',
    holdsHint_digits: 'Eenvoudig, maar hij blijft in de mailbox tot iemand de mail verwijdert.',
    holds_link: 'Een link die de pincode één keer toont',
    holdsHint_link: 'Hij werkt 24 uur. Niemand vindt later nog een pincode in de mailbox.',
  },
  de: {
    way: 'Wie eine neue PIN ankommt',
    waySays: 'Wer die eigene PIN wählt, sieht sie sofort; hier geht es um alle anderen.',
    newPinsByMail: 'Neue PIN per E-Mail senden',
    newPinsByMailOn:
      'Eine erzeugte PIN geht per E-Mail an die Person selbst und wird sonst niemandem gezeigt. Wird zusammen mit „PIN für neue Benutzer erzeugen“ eingeschaltet.',
    newPinsByMailOff: 'Eine erzeugte PIN wird einmal gezeigt, damit man sie weitergeben kann.',
    noMailServer: 'Es ist kein Mailserver eingerichtet, deshalb bewirkt das noch nichts.',
    noMailServerMore:
      'Bis dahin wird eine erzeugte PIN einmal gezeigt, zum Kopieren oder Drucken. Wer den Server betreibt, setzt SMTP_URL und SMTP_FROM.',
    withoutEmail_one: 'Eine Person hat keine E-Mail-Adresse: Ihre PIN wird dort gezeigt, wo sie erzeugt wird, und ein Import übergeht sie.',
    withoutEmail_other:
      '{{count}} Personen haben keine E-Mail-Adresse: Ihre PINs werden dort gezeigt, wo sie erzeugt werden, und ein Import übergeht sie.',
    mailHolds: 'In E-Mails mit einer neuen PIN steht',
    holds_digits: 'Die PIN',
    holdsHint_digits: 'Einfach, aber sie bleibt im Postfach, bis jemand die E-Mail löscht.',
    holds_link: 'Ein Link, der die PIN einmal zeigt',
    holdsHint_link: 'Er gilt 24 Stunden. Später findet niemand mehr eine PIN im Postfach.',
  },
})
