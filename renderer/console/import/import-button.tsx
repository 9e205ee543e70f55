import { useNavigate } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'

/** The way from the users to their import (USR-6). */
export function ImportButton() {
  const { t } = useTranslation('import')
  const navigate = useNavigate()
  return (
    <Button onClick={() => void navigate({ to: '/users/import' })}>
      <Upload />
      {t('import')}
    </Button>
  )
}
