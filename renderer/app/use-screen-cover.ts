import { useEffect } from 'react';
import { usePlatform } from './services.tsx';
import './screen-cover.css';

/**
 * While the workstation is locked, nothing of the content is drawn: previews of windows, remote desktops and recorders still see
 * a window behind the lock.
 */
export function useScreenCover(): void {
  const platform = usePlatform();
  useEffect(() => {
    const { dataset } = document.documentElement;
    const uncover = (): void => void delete dataset['locked'];
    const ends = [
      platform.listen('system:locked', () => {
        dataset['locked'] = 'true';
      }),
      platform.listen('system:unlocked', uncover),
      // Some systems unlock while waking and say only that.
      platform.listen('system:resumed', uncover),
    ];
    return () => {
      uncover();
      for (const end of ends) end();
    };
  }, [platform]);
}
