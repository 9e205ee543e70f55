import type { Language } from '../../../contract/language.ts'
import type { MailKind } from '../../../contract/mail-kinds.ts'
import { fillIn } from '../../../contract/mail-template-rules.ts'

export interface MailToDraw {
  kind: MailKind
  language: Language
  subject: string
  /** The template's text: paragraphs parted by empty lines. */
  body: string
  values: Partial<Record<string, string>>
  organisation: string
  /** The shop's `#rrggbb`; null: ours. */
  colour: string | null
}

const ourGreen = '#17493a'
const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif"

/**
 * The same words as HTML. People write text alone, all of which is escaped: nothing in a template or a value can be markup (ADR 0011).
 * A line that is only a link becomes a button, one that is only a PIN or code is set large. Tables and styles at the elements, since
 * mail programs know little else.
 */
export function htmlOf(mail: MailToDraw): string {
  const colour = mail.colour ?? ourGreen
  const blocks = mail.body.split(/\n[ \t]*\n+/).map((block) => drawBlock(mail, block.trim(), colour))
  return [
    `<!doctype html><html lang="${mail.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(mail.subject)}</title></head>`,
    `<body style="margin:0;padding:0;background:#f1efe8"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1efe8"><tr><td align="center" style="padding:32px 16px">`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;overflow:hidden">`,
    `<tr><td style="padding:20px 32px;background:${colour};color:${inkOn(colour)};${font};font-size:18px;font-weight:700">${escapeHtml(mail.organisation)}</td></tr>`,
    `<tr><td style="padding:28px 32px 12px">${blocks.join('')}</td></tr></table>`,
    '</td></tr></table></body></html>',
  ].join('')
}

function drawBlock(mail: MailToDraw, block: string, colour: string): string {
  const alone = /^\{\{\s*(link|pin|code)\s*\}\}$/.exec(block)?.[1]
  if (alone === 'link') return drawButton(mail, colour)
  const text = fillIn(escapeHtml(block), mail.values, escapeHtml).replaceAll('\n', '<br>')
  if (alone !== undefined) {
    return `<p style="margin:0 0 20px;padding:16px;background:#f1efe8;border-radius:8px;text-align:center;font-family:'Atkinson Hyperlegible Mono',Consolas,monospace;font-size:32px;letter-spacing:6px;color:#1d2420">${text}</p>`
  }
  return `<p style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:#1d2420;overflow-wrap:anywhere">${text}</p>`
}

function drawButton({ kind, language, values }: MailToDraw, colour: string): string {
  const address = values['link'] ?? ''
  if (!/^https?:\/\//.test(address)) return ''
  const link = escapeHtml(address)
  const style = `display:inline-block;padding:14px 24px;border-radius:8px;background:${colour};color:${inkOn(colour)};${font};font-size:16px;font-weight:700;text-decoration:none`
  const small = `margin:0 0 20px;${font};font-size:13px;line-height:1.4;color:#5b635e;word-break:break-all`
  return `<p style="margin:8px 0 16px"><a href="${link}" style="${style}">${escapeHtml(buttonWords[language][kind] ?? link)}</a></p><p style="${small}">${link}</p>`
}

const buttonWords: Record<Language, Partial<Record<MailKind, string>>> = {
  en: {
    new_pin_link: 'To my new PIN',
    invitation: 'Choose a password',
    password_reset: 'Choose a new password',
    verify_email: 'Confirm this address',
  },
  nl: {
    new_pin_link: 'Naar mijn nieuwe pincode',
    invitation: 'Kies een wachtwoord',
    password_reset: 'Kies een nieuw wachtwoord',
    verify_email: 'Dit adres bevestigen',
  },
  de: {
    new_pin_link: 'Zu meiner neuen PIN',
    invitation: 'Passwort wählen',
    password_reset: 'Neues Passwort wählen',
    verify_email: 'Diese Adresse bestätigen',
  },
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** Black or white, whichever is read better on the colour (WCAG 2.2, relative luminance). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#1d2420' : '#ffffff'
}
