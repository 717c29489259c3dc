// The floor of the start bench: the least an app of this host can be, one window with one button.
import { app, BrowserWindow } from 'electron';

const page = '<!doctype html><html lang="en"><title>Empty</title><button>Sign in</button></html>';

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 760 });
  return window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
});
