/** Before every file of component tests. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// How long a screen may take to say what it should, in ms. A busy machine is no failure; a wrong screen still is.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
