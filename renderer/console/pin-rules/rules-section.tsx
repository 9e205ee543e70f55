import type { ReactNode } from 'react'
import { FormSection } from '../parts/form-section.tsx'
import { useSession } from '../use-session.ts'

/** Rules that belong together; a manager reads them, and whom to ask. */
export function RulesSection(section: { title: string; says: string; children: ReactNode }) {
  return <FormSection {...section} may={useSession().user.role === 'admin'} />
}
