import { useEffect } from 'react'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { Doors } from './doors.tsx'
import { openHome, useHomeStore } from './home-store.ts'
import { Pass } from './pass.tsx'
import { PinLoginPage } from './pin-login-page.tsx'
import { UserMenu } from './user-menu.tsx'

/** Somebody is in: who, where, and the three ways out. */
export function HomeScreen({ screen }: { screen: ScreenOf<'home'> }) {
  const page = useHomeStore((store) => store.page)
  useEffect(() => openHome, [])
  return (
    <Till sign={<TerminalSign />}>
      <Work layout="home">
        <UserMenu screen={screen} />
        {page === 'pinLogin' ? (
          <PinLoginPage pinLogin={screen.pinLogin} busy={screen.busy} />
        ) : (
          <>
            <Pass screen={screen} />
            <Doors busy={screen.busy} />
          </>
        )}
      </Work>
    </Till>
  )
}
