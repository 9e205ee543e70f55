import type { ReactNode } from 'react'
import type { SettingName } from '../../../contract/settings-rules.ts'
import { maySet } from '../../../contract/settings-rules.ts'
import { FormSection } from '../parts/form-section.tsx'
import { useSession } from '../use-session.ts'

interface SettingsSectionProps {
  title: string
  says: string
  /** One of its settings: who may change it may change all of them. */
  setting: SettingName
  children: ReactNode
}

/** Settings that belong together; who may not change them reads them, and whom to ask. */
export function SettingsSection({ setting, ...section }: SettingsSectionProps) {
  return <FormSection {...section} may={maySet(useSession().user.role, setting)} />
}
