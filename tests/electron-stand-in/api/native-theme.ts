import { EventEmitter } from 'node:events';

type Reproduced = 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors';

class NativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, Reproduced> {
  themeSource: 'system' | 'light' | 'dark' = 'system';
  readonly shouldUseHighContrastColors: boolean = false;

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
