/** The preload of the ring window: what to show, the answer, and nothing else of the app. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { ringInvocationNames, ringPushNames, type RingBridge } from '#shared/ipc/ring.ts';

const bridge: RingBridge = {
  invoke(name, ...[payload]) {
    if (!Object.hasOwn(ringInvocationNames, name)) {
      const message = 'There is no such request.';
      return Promise.resolve({ ok: false, error: { code: 'desktop/unknown-request', message } });
    }
    return ipcRenderer.invoke(name, payload);
  },
  listen(name, listener) {
    if (!Object.hasOwn(ringPushNames, name)) throw new Error('There is no such event.');
    // The event object would give the page a way back into ipcRenderer.
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('ring', bridge);
