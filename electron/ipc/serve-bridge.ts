import type { WebContents } from 'electron'
import type { TerminalBridge } from '../../contract/ipc.ts'
import { handleChannel, sendState } from './ipc-main.ts'

/** Connects a window with the client: each channel to its method, each new state to the window. */
export function serveBridge(contents: WebContents, bridge: TerminalBridge): void {
  handleChannel('getState', contents, () => bridge.getState())
  handleChannel('signInWithPin', contents, (argument) => bridge.signInWithPin(argument))
  handleChannel('signInWithPassword', contents, (argument) => bridge.signInWithPassword(argument))
  handleChannel('changePin', contents, (argument) => bridge.changePin(argument))
  handleChannel('offerPins', contents, () => bridge.offerPins())
  handleChannel('openOwnPin', contents, () => bridge.openOwnPin())
  handleChannel('setOwnPin', contents, (argument) => bridge.setOwnPin(argument))
  handleChannel('openLostPin', contents, () => bridge.openLostPin())
  handleChannel('askForCode', contents, (argument) => bridge.askForCode(argument))
  handleChannel('typeCode', contents, (argument) => bridge.typeCode(argument))
  handleChannel('setLostPin', contents, (argument) => bridge.setLostPin(argument))
  handleChannel('leaveNewPin', contents, () => bridge.leaveNewPin())
  handleChannel('takeSecondStep', contents, (argument) => bridge.takeSecondStep(argument))
  handleChannel('leaveSecondStep', contents, () => bridge.leaveSecondStep())
  handleChannel('usePassword', contents, () => bridge.usePassword())
  handleChannel('usePin', contents, () => bridge.usePin())
  handleChannel('openApproval', contents, () => bridge.openApproval())
  handleChannel('approve', contents, (argument) => bridge.approve(argument))
  handleChannel('declineApproval', contents, (argument) => bridge.declineApproval(argument))
  handleChannel('lift', contents, () => bridge.lift())
  handleChannel('declineLift', contents, () => bridge.declineLift())
  handleChannel('lock', contents, () => bridge.lock())
  handleChannel('signOut', contents, () => bridge.signOut())
  handleChannel('switchUser', contents, () => bridge.switchUser())
  handleChannel('reportIdle', contents, () => bridge.reportIdle())
  handleChannel('retryNow', contents, () => bridge.retryNow())
  handleChannel('acknowledge', contents, () => bridge.acknowledge())
  handleChannel('getPreferences', contents, () => bridge.getPreferences())
  handleChannel('setPreferences', contents, (argument) => bridge.setPreferences(argument))
  bridge.onState((state) => sendState(contents, state))
}
