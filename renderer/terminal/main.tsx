import { findBridge } from './app/find-bridge.ts'
import { startTerminal } from './app/start-terminal.tsx'

const root = document.getElementById('root')
if (root) void findBridge().then((bridge) => startTerminal(root, bridge))
