/** The only preload: puts the bridge of the contract on the page's window, and nothing else. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { PreloadBridge } from '#shared/ipc/bridge.ts';
import { invocationNames, pushNames } from '#shared/ipc/bridge.ts';

const bridge: PreloadBridge = {
  host: { kind: 'electron', platform: process.platform },
  invoke(name, ...[payload]) {
    if (!Object.hasOwn(invocationNames, name)) {
      const message = `There is no request named "${name.slice(0, 60)}".`;
      return Promise.resolve({ ok: false, error: { code: 'desktop/unknown-request', message } });
    }
    return ipcRenderer.invoke(name, payload);
  },
  listen(name, listener) {
    if (!Object.hasOwn(pushNames, name)) throw new Error(`There is no event named "${name.slice(0, 60)}".`);
    // The event object would give the page a way back into ipcRenderer.
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('desktop', bridge);
