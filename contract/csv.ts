/** What a spreadsheet takes for a formula, wide forms included (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** The same behind a sign at which spreadsheets of other languages part cells: in Dutch and German that is the semicolon. */
const formulaWithin = /([;\t] *)(?=[=+\-@＝＋－＠])/g

/** One record of a CSV file (RFC 4180). What a spreadsheet would run begins with an apostrophe, so that it shows. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(text: string): string {
  const inside = text.replace(formulaWithin, "$1'")
  const harmless = formula.test(inside) ? `'${inside}` : inside
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Tells spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\uFEFF'
