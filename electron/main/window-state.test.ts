import { expect, test } from 'vitest';
import { placeToRestore } from './window-state.ts';

const minimum = { width: 420, height: 560 };
const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 1000 };
const window = { x: 100, y: 100, width: 1000, height: 700 };

test.each([
  ['as it was', window, [left], window],
  ['on the second display', { ...window, x: 2000 }, [left, right], { ...window, x: 2000 }],
  ['reaching over two displays', { ...window, x: 1500 }, [left, right], { ...window, x: 1500 }],
  ['not on a display that is gone', { ...window, x: 2000 }, [left], undefined],
  ['not with its title bar above the display', { ...window, y: -200 }, [left], undefined],
  ['not with its title bar below the display', { ...window, y: 1030 }, [left], undefined],
  ['not with only an edge to be seen', { ...window, x: 1850 }, [left], undefined],
  ['not smaller than the window can be', { ...window, width: 100 }, [left], undefined],
  [
    'never larger than the display',
    { ...window, width: 4000, height: 3000 },
    [left, right],
    { ...window, width: 1920, height: 1040 },
  ],
  ['nowhere in particular at the first start', undefined, [left], undefined],
])('the window comes back %s', (_how, bounds, areas, expected) => {
  expect(placeToRestore(bounds, areas, minimum)).toEqual(expected);
});
