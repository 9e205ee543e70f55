import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Ends a garbage collection that is under way; a terminal's last deed. Node ends by running the collector's tasks until none is left,
 * and a collection that is half done then makes new ones for ever (nodejs/node#47748): the process would stay, and as the one
 * terminal of this computer keep the next start out.
 */
export function finishCollection(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}
