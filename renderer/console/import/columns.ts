/** What a column of a file may tell. */
export const importFields = ['name', 'givenName', 'familyName', 'username', 'email', 'role', 'loginMethod', 'pin'] as const
export type ImportField = (typeof importFields)[number]

/** Which column, counted from 0, tells what; null: none. */
export type Mapping = Record<ImportField, number | null>

/** Title words in English, Dutch and German, as `plain` writes them. */
const titles: Record<ImportField, readonly string[]> = {
  name: [
    'name',
    'fullname',
    'displayname',
    'employee',
    'person',
    'naam',
    'volledigenaam',
    'weergavenaam',
    'medewerker',
    'vollername',
    'anzeigename',
    'mitarbeiter',
    'mitarbeitername',
  ],
  givenName: ['firstname', 'givenname', 'forename', 'voornaam', 'roepnaam', 'vorname', 'rufname'],
  familyName: ['lastname', 'surname', 'familyname', 'achternaam', 'familienaam', 'nachname', 'familienname'],
  username: [
    'username',
    'user',
    'login',
    'loginname',
    'userid',
    'gebruikersnaam',
    'gebruiker',
    'inlognaam',
    'benutzername',
    'benutzer',
    'anmeldename',
    'kennung',
  ],
  email: ['email', 'mail', 'emailaddress', 'mailaddress', 'emailadres', 'mailadres', 'emailadresse', 'mailadresse'],
  role: ['role', 'function', 'position', 'rol', 'functie', 'rolle', 'funktion'],
  loginMethod: [
    'loginmethod',
    'method',
    'signin',
    'manierVanInloggen',
    'inlogmethode',
    'manier',
    'anmeldung',
    'anmeldeart',
    'anmeldeverfahren',
  ].map(plain),
  pin: ['pin', 'pincode', 'code', 'kassacode', 'kassencode', 'kassenpin', 'persoonlijkecode'],
}

/** Text as it is compared: no case, accents, spaces or marks. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Guesses what the columns tell from the words above them. */
export function guessMapping(titleRow: readonly string[]): Mapping {
  const words = titleRow.map(plain)
  const columnOf = (field: ImportField) => {
    const at = words.findIndex((word) => titles[field].includes(word))
    return at < 0 ? null : at
  }
  return Object.fromEntries(importFields.map((field) => [field, columnOf(field)])) as Mapping
}

/** Whether a row holds titles rather than a person. */
export function looksLikeTitles(row: readonly string[]): boolean {
  return Object.values(guessMapping(row)).some((column) => column !== null)
}

/** A file without titles: its first column is taken for the name. */
export const firstIsName: Mapping = { ...guessMapping([]), name: 0 }
