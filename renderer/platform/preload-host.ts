import type { DesktopBridge, PreloadBridge } from '#shared/ipc/bridge.ts';
import { unwrap } from './platform-error.ts';

/** The preload answers with values, since errors lose their code between worlds; here they become errors again. */
export function createPreloadHost(preload: PreloadBridge): DesktopBridge {
  return {
    host: preload.host,
    async invoke(name, ...payload) {
      return unwrap(await preload.invoke(name, ...payload));
    },
    listen: (name, listener) => preload.listen(name, listener),
  };
}
