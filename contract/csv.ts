/** What a spreadsheet takes for a formula, wide forms included (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** One record of a CSV file (RFC 4180). A field that a spreadsheet would run begins with an apostrophe, so that it shows. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Tells spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\uFEFF'
