import { lazyScreen } from '../app/lazy-screen.tsx';

/** The call's screen, a chunk of its own. */
export const VideoCall = lazyScreen(() => import('./VideoCall.tsx'));
