import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * macOS needs a menu bar for quitting and for copy and paste; elsewhere the window has none. Developer tools exist only
 * while developing.
 */
export function setApplicationMenu(platform: string, isPackaged: boolean): void {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ label: 'Developer', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }];
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(isPackaged ? null : Menu.buildFromTemplate(developer));
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }, ...developer]),
  );
}
