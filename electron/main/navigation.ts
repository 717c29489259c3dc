import type { WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * The page stays where it is: it navigates nowhere but within the app, opens no window and embeds no other page.
 * @param leave what to do with the address of a link that wanted a window of its own
 */
export function guardNavigation(contents: WebContents, leave: (address: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: 'deny' };
  });
}
