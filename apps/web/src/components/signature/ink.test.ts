import { describe, expect, it } from 'vitest';
import { inkBox } from './ink.ts';

describe('inkBox', () => {
  const drawn = (width: number, height: number, ...dots: [x: number, y: number][]) => {
    const pixels = new Uint8ClampedArray(width * height * 4);
    for (const [x, y] of dots) pixels[(y * width + x) * 4 + 3] = 255;
    return inkBox(pixels, width, height);
  };

  it('is what was drawn on', () => {
    expect(drawn(10, 6, [2, 1], [7, 4])).toEqual({ left: 2, top: 1, right: 7, bottom: 4 });
    expect(drawn(3, 3, [0, 0])).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
  });

  it('is nothing on an empty sheet', () => {
    expect(drawn(4, 4)).toBeNull();
  });
});
