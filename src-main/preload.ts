/** The only bridge between the window and main: `call` and `subscribe`, nothing else. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge, CandourEvent } from './contract/client.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('candour:call', name, input),
  subscribe(listener) {
    const pass = (_event: IpcRendererEvent, message: CandourEvent): void => listener(message);
    ipcRenderer.on('candour:event', pass);
    return () => ipcRenderer.removeListener('candour:event', pass);
  },
};

contextBridge.exposeInMainWorld('candour', bridge);
