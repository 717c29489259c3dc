// Loaded with -r before the app, by Electron and by the stand-in alike: remembers what the app puts on the desktop, so that a
// spec can look at it and press it.
const { app, dialog, shell, powerSaveBlocker, BrowserWindow, Notification, Tray } = require('electron');

// Playwright starts Electron with the fixed-password store; the specs about the keyring take that switch away again.
if (process.env.E2E_KEYRING) app.commandLine.removeSwitch('password-store');

const probe = { trays: [], notifications: [], questions: [], opened: [], blockers: new Set(), attention: [] };

const watch = (prototype, method, note) => {
  const real = prototype[method];
  prototype[method] = function watched(...args) {
    note(this, args);
    return real.apply(this, args);
  };
};
const trayOf = (tray) => {
  const known = probe.trays.find((seen) => seen.tray === tray);
  if (known) return known;
  const seen = { tray, menu: null, toolTip: '' };
  probe.trays.push(seen);
  return seen;
};

watch(Tray.prototype, 'setContextMenu', (tray, [menu]) => {
  trayOf(tray).menu = menu;
});
watch(Tray.prototype, 'setToolTip', (tray, [text]) => {
  trayOf(tray).toolTip = text;
});
watch(Notification.prototype, 'show', (notification) => {
  const seen = { notification, open: true };
  notification.on('close', () => {
    seen.open = false;
  });
  probe.notifications.push(seen);
});
watch(BrowserWindow.prototype, 'flashFrame', (_window, [wanted]) => {
  probe.attention.push(wanted);
});

// Nobody is there to answer. By default the last button: it is the one that lets an app be closed during a call.
dialog.showMessageBox = ({ message, buttons }) => {
  probe.questions.push(message);
  return Promise.resolve({ response: probe.answer ?? buttons.length - 1, checkboxChecked: false });
};
// Nothing leaves the test for another program.
shell.openExternal = (url) => {
  probe.opened.push(url);
  return Promise.resolve();
};
const start = powerSaveBlocker.start.bind(powerSaveBlocker);
const stop = powerSaveBlocker.stop.bind(powerSaveBlocker);
powerSaveBlocker.start = (type) => {
  const id = start(type);
  probe.blockers.add(id);
  return id;
};
powerSaveBlocker.stop = (id) => {
  probe.blockers.delete(id);
  return stop(id);
};

globalThis.probe = probe;
