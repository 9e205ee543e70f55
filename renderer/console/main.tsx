import '../i18next-types.ts'
import '../zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import '../ui/styles/tokens.css'
import '../ui/styles/base.css'
import './console.css'
import { followAppearance } from '../ui/appearance.ts'
import { createWords } from '../ui/words/i18n.ts'
import { confirmLink } from './addresses/confirm-link.ts'
import { openConsole } from './console-store.ts'
import { followInvitations } from './invitation/invitation-store.ts'
import { keepFocus } from './keep-focus.ts'
import { chosenLanguage, followOwnLanguage } from './language-store.ts'
import { followNewPins } from './new-pin/new-pin-store.ts'
import { Pages } from './pages.tsx'
import { wordsByPage } from './words-by-page.ts'

const words = createWords(chosenLanguage(), wordsByPage)
document.documentElement.lang = words.language
words.on('languageChanged', (language) => (document.documentElement.lang = language))
followAppearance({ theme: 'system', contrast: 'system' })
followInvitations()
followNewPins()
confirmLink.follow()
followOwnLanguage(words)
keepFocus()
void openConsole()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <Pages />
      </I18nextProvider>
    </StrictMode>,
  )
}
