import { expect, test } from 'vitest';
import { stackSpots } from './stack-spots.ts';

test('buttons of flows that leave a gateway together lie below each other and say where they lead', () => {
  const stacked = stackSpots([
    { id: 'to-end', x: 400, y: 120 },
    { id: 'to-school', x: 400, y: 100 },
    { id: 'to-dean', x: 420, y: 101 },
    { id: 'to-library', x: 400, y: 300 },
  ]);
  expect(Object.fromEntries(stacked)).toEqual({
    'to-school': { down: 0, crowded: true },
    'to-dean': { down: 25, crowded: true },
    'to-end': { down: 32, crowded: true },
    'to-library': { down: 0, crowded: false },
  });
});
