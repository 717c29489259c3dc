import { strict } from '../strict.ts';
import { NativeImage } from './native-image.ts';

const sources = [
  { type: 'screen', id: 'screen:0:0', name: 'Entire screen', display_id: '1' },
  { type: 'window', id: 'window:1:0', name: 'Notes', display_id: '' },
] as const;

export const desktopCapturer = strict('desktopCapturer', {
  getSources: ({ types }: Electron.SourcesOptions) =>
    Promise.resolve(
      sources
        .filter(({ type }) => types.includes(type))
        .map(({ id, name, display_id }) => ({ id, name, display_id, thumbnail: new NativeImage(), appIcon: null })),
    ),
});
