import { describe, expect, it, vi } from 'vitest';
import { watchNetwork } from './network-change.ts';

describe('watching the network', () => {
  it('tells when the computer is online again, until it is told to stop', () => {
    const changed = vi.fn<() => void>();
    const end = watchNetwork(changed);
    window.dispatchEvent(new Event('online'));
    expect(changed).toHaveBeenCalledOnce();
    end();
    window.dispatchEvent(new Event('online'));
    expect(changed).toHaveBeenCalledOnce();
  });

  it('tells when the adapter is another one', () => {
    const adapter = new EventTarget();
    Object.defineProperty(navigator, 'connection', { value: adapter, configurable: true });
    const changed = vi.fn<() => void>();
    const end = watchNetwork(changed);
    adapter.dispatchEvent(new Event('change'));
    expect(changed).toHaveBeenCalledOnce();
    end();
    adapter.dispatchEvent(new Event('change'));
    expect(changed).toHaveBeenCalledOnce();
    Reflect.deleteProperty(navigator, 'connection');
  });
});
