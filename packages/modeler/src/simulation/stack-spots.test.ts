import { expect, test } from 'vitest';
import { stackSpots } from './stack-spots.ts';

test('buttons of flows that leave a gateway together lie below each other and say where they lead', () => {
  const stacked = stackSpots([
    { id: 'to-school', x: 400, y: 120 },
    { id: 'to-end', x: 400, y: 120 },
    { id: 'to-library', x: 400, y: 300 },
  ]);
  expect(Object.fromEntries(stacked)).toEqual({
    'to-school': { row: 0, crowded: true },
    'to-end': { row: 1, crowded: true },
    'to-library': { row: 0, crowded: false },
  });
});
