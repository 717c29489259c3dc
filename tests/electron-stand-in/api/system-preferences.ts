import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

type Reproduced = 'getMediaAccessStatus' | 'askForMediaAccess';

class SystemPreferences extends EventEmitter implements Pick<Electron.SystemPreferences, Reproduced> {
  getMediaAccessStatus(
    _kind: 'microphone' | 'camera' | 'screen',
  ): 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown' {
    return 'granted';
  }

  askForMediaAccess(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export const systemPreferences = strict('systemPreferences', new SystemPreferences());
