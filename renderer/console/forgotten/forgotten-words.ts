import { defineWords } from '../../ui/words/define-words.ts'

export const forgottenWords = defineWords({
  en: {
    ask: 'Forgot your password?',
    title: 'Choose a new password',
    says: 'Type your user name. You get a mail with a link that works once, within 60 minutes.',
    send: 'Send me the link',
    sent: 'Look into your mail.',
    sentMore:
      'If there is such a user with a confirmed address of their own, the link is on its way. Nothing after a few minutes? Look into the spam folder, or ask an admin.',
    noServer: 'This server sends no mail.',
    noServerMore: 'Whoever runs the server can set a new password for you.',
    later: 'Too many tries from here. Wait a minute, then try again.',
    back: 'Back to the sign-in',
  },
  nl: {
    ask: 'Wachtwoord vergeten?',
    title: 'Kies een nieuw wachtwoord',
    says: 'Typ je gebruikersnaam. Je krijgt een mail met een link die één keer werkt, binnen 60 minuten.',
    send: 'Stuur mij de link',
    sent: 'Kijk in je mail.',
    sentMore:
      'Als er zo’n gebruiker met een bevestigd eigen adres is, is de link onderweg. Na een paar minuten nog niets? Kijk bij de spam, of vraag een beheerder.',
    noServer: 'Deze server verstuurt geen mail.',
    noServerMore: 'Wie de server beheert, kan een nieuw wachtwoord voor je instellen.',
    later: 'Te veel pogingen vanaf hier. Wacht een minuut en probeer het dan nog eens.',
    back: 'Terug naar het inloggen',
  },
  de: {
    ask: 'Passwort vergessen?',
    title: 'Neues Passwort wählen',
    says: 'Gib deinen Benutzernamen ein. Du bekommst eine E-Mail mit einem Link, der einmal gilt, 60 Minuten lang.',
    send: 'Link schicken',
    sent: 'Sieh in deine E-Mails.',
    sentMore:
      'Wenn es diesen Benutzer mit bestätigter eigener Adresse gibt, ist der Link unterwegs. Nach ein paar Minuten nichts da? Sieh in den Spam-Ordner oder frag einen Admin.',
    noServer: 'Dieser Server verschickt keine E-Mails.',
    noServerMore: 'Wer den Server betreibt, kann dir ein neues Passwort setzen.',
    later: 'Zu viele Versuche von hier. Bitte eine Minute warten und dann noch einmal versuchen.',
    back: 'Zurück zur Anmeldung',
  },
})
