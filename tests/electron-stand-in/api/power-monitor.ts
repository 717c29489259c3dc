import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

/** The computer neither sleeps nor locks; a test emits `resume`, `lock-screen` and the others. */
class PowerMonitor
  extends EventEmitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower'>
{
  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(): 'active' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

export const powerMonitor = strict('powerMonitor', new PowerMonitor());
