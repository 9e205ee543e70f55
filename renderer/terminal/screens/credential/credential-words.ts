import { defineWords } from '../../../ui/words/define-words.ts'

export const credentialWords = defineWords({
  en: {
    title_locked: 'The keychain is locked',
    title_absent: 'No keychain here',
    title_unreadable: 'The keychain does not answer',
    says_locked: 'This register keeps its key in the computer’s keychain, and the keychain is locked.',
    says_absent: 'This register keeps its key in the computer’s keychain, and none is running here.',
    says_unreadable: 'This register keeps its key in the computer’s keychain, and reading it failed.',
    way_locked: 'Unlock it with the password of this computer: log out of the computer and in again, or open its password manager.',
    way_absent: 'Whoever looks after this computer starts one: on Linux GNOME Keyring or KWallet; Windows and macOS have their own.',
    way_unreadable: 'Restart the computer. If that does not help, tell whoever looks after it.',
    again: 'Look again',
    more: 'Nothing is lost: approval, name and history of this register are kept on the server.',
  },
  nl: {
    title_locked: 'De sleutelbos is op slot',
    title_absent: 'Geen sleutelbos hier',
    title_unreadable: 'De sleutelbos antwoordt niet',
    says_locked: 'Deze kassa bewaart haar sleutel in de sleutelbos van de computer, en die is op slot.',
    says_absent: 'Deze kassa bewaart haar sleutel in de sleutelbos van de computer, en hier draait er geen.',
    says_unreadable: 'Deze kassa bewaart haar sleutel in de sleutelbos van de computer, en lezen lukte niet.',
    way_locked: 'Ontgrendel hem met het wachtwoord van deze computer: log op de computer uit en weer in, of open het wachtwoordbeheer.',
    way_absent: 'Wie deze computer beheert start er een: op Linux GNOME Keyring of KWallet; Windows en macOS hebben een eigen.',
    way_unreadable: 'Start de computer opnieuw. Helpt dat niet, zeg het dan tegen wie hem beheert.',
    again: 'Opnieuw kijken',
    more: 'Er is niets kwijt: goedkeuring, naam en geschiedenis van deze kassa staan op de server.',
  },
  de: {
    title_locked: 'Der Schlüsselbund ist gesperrt',
    title_absent: 'Kein Schlüsselbund da',
    title_unreadable: 'Schlüsselbund antwortet nicht',
    says_locked: 'Diese Kasse bewahrt ihren Schlüssel im Schlüsselbund des Computers auf, und der ist gesperrt.',
    says_absent: 'Diese Kasse bewahrt ihren Schlüssel im Schlüsselbund des Computers auf, und hier läuft keiner.',
    says_unreadable: 'Diese Kasse bewahrt ihren Schlüssel im Schlüsselbund des Computers auf, und das Lesen ist misslungen.',
    way_locked: 'Mit dem Passwort dieses Computers entsperren: am Computer ab- und wieder anmelden oder die Passwortverwaltung öffnen.',
    way_absent:
      'Wer diesen Computer betreut, startet einen: unter Linux GNOME Keyring oder KWallet; Windows und macOS haben einen eigenen.',
    way_unreadable: 'Den Computer neu starten. Hilft das nicht, sollte es wissen, wer ihn betreut.',
    again: 'Noch einmal nachsehen',
    more: 'Nichts ist verloren: Freigabe, Name und Verlauf dieser Kasse liegen auf dem Server.',
  },
})
