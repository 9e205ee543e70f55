import type { Language } from '../../../contract/language.ts'
import type { MailKind } from '../../../contract/mail-kinds.ts'
import { withheldTemplates } from './withheld-templates.ts'

/** A mail's words with places such as `{{name}}`; paragraphs are parted by empty lines. */
export interface MailTemplate {
  subject: string
  body: string
}

/** What is sent where an organisation has no words of its own (MAIL-1). */
export function defaultTemplate(kind: MailKind, language: Language): MailTemplate {
  const [subject, ...paragraphs] = templates[language][kind]
  return { subject, body: paragraphs.join('\n\n') }
}

/** Subject, then paragraphs. */
type Words = readonly [string, ...string[]]

const templates: Record<Language, Record<MailKind, Words>> = {
  en: {
    new_pin: [
      'Your new PIN for {{organisation}}',
      'Hello {{name}},',
      'this is your new PIN:',
      '{{pin}}',
      'It works at once. The one before works no more, or stops when you first use this one. It is yours alone: learn it by heart, delete this mail and show the PIN to nobody.',
    ],
    new_pin_link: [
      'Your new PIN for {{organisation}}',
      'Hello {{name}},',
      'you have a new PIN. It works at once. The one before works no more, or stops when you first use the new one. This link shows it to you:',
      '{{link}}',
      'It shows it once, within 24 hours, so open it where nobody looks over your shoulder. The PIN is yours alone: learn it by heart and pass neither it nor this link on.',
      'Does the link say that it was used, and it was not you? Then tell whoever runs the shop at once.',
    ],
    pin_reset_code: [
      'Your code: choose a new PIN for {{organisation}}',
      'Hello {{name}},',
      'type this code to choose a new PIN. It works once, within 15 minutes:',
      '{{code}}',
      'Was it not you who asked? Then do nothing. Your PIN stays as it is.',
    ],
    pin_changed: [
      'Your PIN for {{organisation}} was changed',
      'Hello {{name}},',
      'your PIN was set anew just now. The one before works no more, or stops when you first use the new one.',
      'Did you not expect this? Then tell whoever runs the shop at once. We never ask for your PIN by mail.',
    ],
    invitation: [
      'Choose your password for {{organisation}}',
      'Hello {{name}},',
      'you have been added at {{organisation}}. Your user name is {{username}}. Choose a password with this link:',
      '{{link}}',
      'It works once, within 7 days. Do not pass it on.',
    ],
    password_reset: [
      'A new password for {{organisation}}',
      'Hello {{name}},',
      'somebody asked for a new password for the user name {{username}}. If it was you, choose one with this link:',
      '{{link}}',
      'It works once, within 60 minutes, and signs you out everywhere. Was it not you? Then do nothing. Your password stays as it is.',
    ],
    password_changed: [
      'Your password for {{organisation}} was changed',
      'Hello {{name}},',
      'your password was changed just now with a recovery code, and you were signed out everywhere.',
      'Was it not you? Then tell whoever runs the shop at once, and choose a new password. We never ask for your password by mail.',
    ],
    verify_email: [
      'Confirm your address for {{organisation}}',
      'Hello {{name}},',
      'is this your mailbox? Confirm it with this link. From then on a code or a link can be mailed to you where you forget a PIN or a password:',
      '{{link}}',
      'It works once, within 24 hours. You do not know {{organisation}}? Then do nothing.',
    ],
    email_changed: [
      'Your address at {{organisation}} was changed',
      'Hello {{name}},',
      'mails of {{organisation}} for you go to another address from now on; this is the last one here.',
      'Did you not expect this? Then tell whoever runs the shop at once.',
    ],
    ...withheldTemplates.en,
  },
  nl: {
    new_pin: [
      'Je nieuwe pincode voor {{organisation}}',
      'Hallo {{name}},',
      'dit is je nieuwe pincode:',
      '{{pin}}',
      'Hij werkt meteen. De vorige werkt niet meer, of stopt zodra je deze voor het eerst gebruikt. De code is alleen van jou: leer hem uit je hoofd, verwijder deze mail en laat de code aan niemand zien.',
    ],
    new_pin_link: [
      'Je nieuwe pincode voor {{organisation}}',
      'Hallo {{name}},',
      'je hebt een nieuwe pincode. Hij werkt meteen. De vorige werkt niet meer, of stopt zodra je de nieuwe voor het eerst gebruikt. Deze link laat hem zien:',
      '{{link}}',
      'Dat doet hij één keer, binnen 24 uur. Open hem dus waar niemand meekijkt. De code is alleen van jou: leer hem uit je hoofd en geef de code en deze link aan niemand door.',
      'Zegt de link dat hij al gebruikt is, en was jij dat niet? Zeg het dan meteen tegen wie de winkel leidt.',
    ],
    pin_reset_code: [
      'Je code: kies een nieuwe pincode voor {{organisation}}',
      'Hallo {{name}},',
      'typ deze code om een nieuwe pincode te kiezen. Hij werkt één keer, binnen 15 minuten:',
      '{{code}}',
      'Heb jij hier niet om gevraagd? Doe dan niets. Je pincode blijft zoals hij is.',
    ],
    pin_changed: [
      'Je pincode voor {{organisation}} is gewijzigd',
      'Hallo {{name}},',
      'je pincode is zojuist opnieuw ingesteld. De vorige werkt niet meer, of stopt zodra je de nieuwe voor het eerst gebruikt.',
      'Verwachtte je dit niet? Zeg het dan meteen tegen wie de winkel leidt. Wij vragen nooit per mail om je pincode.',
    ],
    invitation: [
      'Kies je wachtwoord voor {{organisation}}',
      'Hallo {{name}},',
      'je bent toegevoegd bij {{organisation}}. Je gebruikersnaam is {{username}}. Kies een wachtwoord met deze link:',
      '{{link}}',
      'Hij werkt één keer, binnen 7 dagen. Stuur hem niet door.',
    ],
    password_reset: [
      'Een nieuw wachtwoord voor {{organisation}}',
      'Hallo {{name}},',
      'iemand vroeg om een nieuw wachtwoord voor de gebruikersnaam {{username}}. Was jij dat, kies er dan een met deze link:',
      '{{link}}',
      'Hij werkt één keer, binnen 60 minuten, en meldt je overal af. Was jij het niet? Doe dan niets. Je wachtwoord blijft zoals het is.',
    ],
    password_changed: [
      'Je wachtwoord voor {{organisation}} is gewijzigd',
      'Hallo {{name}},',
      'je wachtwoord is zojuist gewijzigd met een herstelcode, en je bent overal uitgelogd.',
      'Was jij dat niet? Zeg het dan meteen tegen wie de winkel leidt, en kies een nieuw wachtwoord. Wij vragen nooit per mail om je wachtwoord.',
    ],
    verify_email: [
      'Bevestig je adres voor {{organisation}}',
      'Hallo {{name}},',
      'is dit jouw mailbox? Bevestig dat met deze link. Daarna kan er een code of link naar je toe als je een pincode of wachtwoord vergeet:',
      '{{link}}',
      'Hij werkt één keer, binnen 24 uur. Ken je {{organisation}} niet? Doe dan niets.',
    ],
    email_changed: [
      'Je adres bij {{organisation}} is gewijzigd',
      'Hallo {{name}},',
      'mails van {{organisation}} voor jou gaan vanaf nu naar een ander adres; dit is de laatste hier.',
      'Verwachtte je dit niet? Zeg het dan meteen tegen wie de winkel leidt.',
    ],
    ...withheldTemplates.nl,
  },
  de: {
    new_pin: [
      'Deine neue PIN für {{organisation}}',
      'Hallo {{name}},',
      'das ist deine neue PIN:',
      '{{pin}}',
      'Sie gilt sofort. Die bisherige gilt nicht mehr, oder endet, sobald du diese zum ersten Mal benutzt. Sie gehört dir allein: Merke sie dir, lösche diese E-Mail und zeige die PIN niemandem.',
    ],
    new_pin_link: [
      'Deine neue PIN für {{organisation}}',
      'Hallo {{name}},',
      'du hast eine neue PIN. Sie gilt sofort. Die bisherige gilt nicht mehr, oder endet, sobald du die neue zum ersten Mal benutzt. Dieser Link zeigt sie dir:',
      '{{link}}',
      'Er zeigt sie einmal, innerhalb von 24 Stunden. Öffne ihn also dort, wo dir niemand über die Schulter sieht. Die PIN gehört dir allein: Merke sie dir und gib weder sie noch diesen Link weiter.',
      'Sagt der Link, dass er schon benutzt wurde, und du warst es nicht? Dann sag es sofort der Leitung des Ladens.',
    ],
    pin_reset_code: [
      'Dein Code: neue PIN für {{organisation}} wählen',
      'Hallo {{name}},',
      'mit diesem Code wählst du eine neue PIN. Er gilt einmal, 15 Minuten lang:',
      '{{code}}',
      'Das warst nicht du? Dann tu nichts. Deine PIN bleibt, wie sie ist.',
    ],
    pin_changed: [
      'Deine PIN für {{organisation}} wurde geändert',
      'Hallo {{name}},',
      'deine PIN wurde gerade neu gesetzt. Die bisherige gilt nicht mehr, oder endet, sobald du die neue zum ersten Mal benutzt.',
      'Hast du das nicht erwartet? Dann sag es sofort der Leitung des Ladens. Wir fragen nie per E-Mail nach deiner PIN.',
    ],
    invitation: [
      'Wähle dein Passwort für {{organisation}}',
      'Hallo {{name}},',
      'du wurdest bei {{organisation}} aufgenommen. Dein Benutzername ist {{username}}. Wähle mit diesem Link ein Passwort:',
      '{{link}}',
      'Er gilt einmal, 7 Tage lang. Gib ihn nicht weiter.',
    ],
    password_reset: [
      'Ein neues Passwort für {{organisation}}',
      'Hallo {{name}},',
      'jemand hat ein neues Passwort für den Benutzernamen {{username}} angefordert. Wenn du das warst, wähle es mit diesem Link:',
      '{{link}}',
      'Er gilt einmal, 60 Minuten lang, und meldet dich überall ab. Das warst nicht du? Dann tu nichts. Dein Passwort bleibt, wie es ist.',
    ],
    password_changed: [
      'Dein Passwort für {{organisation}} wurde geändert',
      'Hallo {{name}},',
      'dein Passwort wurde gerade mit einem Wiederherstellungscode geändert, und du wurdest überall abgemeldet.',
      'Das warst nicht du? Dann sag es sofort der Leitung des Ladens und wähle ein neues Passwort. Wir fragen nie per E-Mail nach deinem Passwort.',
    ],
    verify_email: [
      'Bestätige deine Adresse für {{organisation}}',
      'Hallo {{name}},',
      'ist das dein Postfach? Bestätige es mit diesem Link. Danach kann dir ein Code oder Link geschickt werden, wenn du eine PIN oder ein Passwort vergisst:',
      '{{link}}',
      'Er gilt einmal, 24 Stunden lang. Du kennst {{organisation}} nicht? Dann tu nichts.',
    ],
    email_changed: [
      'Deine Adresse bei {{organisation}} wurde geändert',
      'Hallo {{name}},',
      'E-Mails von {{organisation}} an dich gehen ab jetzt an eine andere Adresse; das hier ist die letzte.',
      'Hast du das nicht erwartet? Dann sag es sofort der Leitung des Ladens.',
    ],
    ...withheldTemplates.de,
  },
}
