import { useState } from 'react'

type Copied = 'not yet' | 'yes' | 'refused'

/** Copies a text, and what came of it: a browser may refuse, and has no clipboard at all where the address is not secure. */
export function useCopy(text: string): { copied: Copied; copy: () => Promise<void> } {
  const [copied, setCopied] = useState<Copied>('not yet')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied('yes')
    } catch {
      setCopied('refused')
    }
  }
  return { copied, copy }
}
