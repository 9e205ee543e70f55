import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/http/me.ts'
import { getRecoveryCodes, type RecoveryState } from '../../../contract/http/recovery-codes.ts'
import { Button } from '../../ui/button/button.tsx'
import { meKey } from '../account/use-me.ts'
import { ask } from '../api/ask.ts'
import { dataOf } from '../api/queries.ts'
import address from '../addresses/address.module.css'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { useWhen } from '../parts/use-when.ts'
import { FreshCodes } from './fresh-codes.tsx'
import { MakeCodes } from './make-codes.tsx'

/** Codes to print for the day the password is forgotten (ACC-1): how many are left, and ten new ones. */
export function RecoveryCodes({ me }: { me: Me }) {
  const { t } = useTranslation('recovery')
  const [asks, setAsks] = useState(false)
  const [fresh, setFresh] = useState<readonly string[]>([])
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: [...meKey, 'recovery codes'],
    queryFn: async () => dataOf(await ask(getRecoveryCodes)),
  })
  const made = (codes: readonly string[]) => {
    setAsks(false)
    setFresh(codes)
    void queries.invalidateQueries({ queryKey: meKey })
  }
  return (
    <section className={address.address} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {data && (
        <p>
          {`${t('says')} `}
          <Left state={data} />
        </p>
      )}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={1} />)}
      {fresh.length > 0 && <FreshCodes me={me} codes={fresh} onClose={() => setFresh([])} />}
      <div className={address.acts}>
        <Button onClick={() => setAsks(true)}>
          <Printer />
          {t('make')}
        </Button>
      </div>
      {asks && <MakeCodes onMade={made} onClose={() => setAsks(false)} />}
    </section>
  )
}

function Left({ state: { codes } }: { state: RecoveryState }) {
  const { t } = useTranslation('recovery')
  const { day } = useWhen()
  if (codes === null) return t('none')
  return codes.left === 0 ? t('leftNone', { day: day(codes.madeAt) }) : t('left', { count: codes.left, day: day(codes.madeAt) })
}
