import type { Language } from '../../../contract/language.ts'
import type { MailKind } from '../../../contract/mail-kinds.ts'

type Withheld = Extract<MailKind, 'pin_code_withheld' | 'password_reset_withheld'>

/** Subject, then paragraphs, of what comes in the place of a code or link where the mailbox gave the other factor already (POL-8). */
export const withheldTemplates: Record<Language, Record<Withheld, readonly [string, ...string[]]>> = {
  en: {
    pin_code_withheld: [
      'No code for a new PIN at {{organisation}}',
      'Hello {{name}},',
      'somebody asked for a code to choose you a new PIN. You sign in with a password and a PIN, and your password came by mail. So that nobody who reads your mail gets both, your PIN does not come by mail.',
      'Was it you? Then ask a manager or admin to set you a PIN. Once you signed in with both, codes come by mail again.',
      'Was it not you? Then do nothing. Your PIN stays as it is.',
    ],
    password_reset_withheld: [
      'No new password for {{organisation}}',
      'Hello {{name}},',
      'somebody asked for a new password for the user name {{username}}. You sign in with a password and a PIN, and your PIN came by mail. So that nobody who reads your mail gets both, your password does not come by mail.',
      'Was it you? Then choose a new password with a printed recovery code. You have none? Ask a manager or admin to type you another PIN; then ask for the password again.',
      'Was it not you? Then do nothing. Your password stays as it is.',
    ],
  },
  nl: {
    pin_code_withheld: [
      'Geen code voor een nieuwe pincode bij {{organisation}}',
      'Hallo {{name}},',
      'iemand vroeg om een code om voor jou een nieuwe pincode te kiezen. Je logt in met wachtwoord en pincode, en je wachtwoord kwam per mail. Zodat niemand die je mail leest allebei krijgt, komt je pincode niet per mail.',
      'Was jij dat? Vraag dan een manager of beheerder om een pincode voor je in te stellen. Zodra je met allebei bent ingelogd, komen codes weer per mail.',
      'Was jij het niet? Doe dan niets. Je pincode blijft zoals hij is.',
    ],
    password_reset_withheld: [
      'Geen nieuw wachtwoord voor {{organisation}}',
      'Hallo {{name}},',
      'iemand vroeg om een nieuw wachtwoord voor de gebruikersnaam {{username}}. Je logt in met wachtwoord en pincode, en je pincode kwam per mail. Zodat niemand die je mail leest allebei krijgt, komt je wachtwoord niet per mail.',
      'Was jij dat? Kies dan een nieuw wachtwoord met een geprinte herstelcode. Heb je er geen? Vraag een manager of beheerder om een andere pincode voor je te typen; vraag daarna opnieuw om het wachtwoord.',
      'Was jij het niet? Doe dan niets. Je wachtwoord blijft zoals het is.',
    ],
  },
  de: {
    pin_code_withheld: [
      'Kein Code für eine neue PIN bei {{organisation}}',
      'Hallo {{name}},',
      'jemand hat einen Code angefordert, um für dich eine neue PIN zu wählen. Du meldest dich mit Passwort und PIN an, und dein Passwort kam per E-Mail. Damit niemand, der deine E-Mails liest, beides bekommt, kommt deine PIN nicht per E-Mail.',
      'Warst du das? Dann bitte die Leitung oder einen Admin, dir eine PIN zu setzen. Sobald du dich mit beiden angemeldet hast, kommen Codes wieder per E-Mail.',
      'Das warst nicht du? Dann tu nichts. Deine PIN bleibt, wie sie ist.',
    ],
    password_reset_withheld: [
      'Kein neues Passwort für {{organisation}}',
      'Hallo {{name}},',
      'jemand hat ein neues Passwort für den Benutzernamen {{username}} angefordert. Du meldest dich mit Passwort und PIN an, und deine PIN kam per E-Mail. Damit niemand, der deine E-Mails liest, beides bekommt, kommt dein Passwort nicht per E-Mail.',
      'Warst du das? Dann wähle mit einem gedruckten Wiederherstellungscode ein neues Passwort. Du hast keinen? Dann bitte die Leitung oder einen Admin, dir eine andere PIN einzutippen; danach fordere das Passwort noch einmal an.',
      'Das warst nicht du? Dann tu nichts. Dein Passwort bleibt, wie es ist.',
    ],
  },
}
