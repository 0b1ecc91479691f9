import { describe, expect, it } from 'vitest';
import { centredBox, firstBox, fitBox, MAX_SCALE, pinchedBox, pinchOf } from './viewport.ts';

const drawing = { x: 100, y: 50, width: 1200, height: 300 };
const desktop = { width: 1400, height: 500 };
const phone = { width: 350, height: 400 };

describe('fitBox', () => {
  it('never enlarges a drawing that fits', () => {
    const box = fitBox(drawing, desktop);
    expect(desktop.width / box.width).toBe(1);
    expect(box.x + box.width / 2).toBe(700);
  });

  it('shows all of a drawing that does not', () => {
    const box = fitBox(drawing, phone);
    expect(box.x).toBeLessThan(100);
    expect(box.x + box.width).toBeGreaterThan(1300);
    expect(box.width / box.height).toBeCloseTo(phone.width / phone.height);
  });
});

describe('firstBox', () => {
  it('shows everything where it can be read', () => {
    expect(firstBox(drawing, desktop, { x: 1000, y: 100, width: 100, height: 80 })).toEqual(fitBox(drawing, desktop));
  });

  it('begins with the waiting step on a phone', () => {
    const step = { x: 700, y: 100, width: 100, height: 80 };
    const box = firstBox(drawing, phone, step);
    expect(phone.width / box.width).toBeCloseTo(0.8);
    expect(box.x + box.width / 2).toBeCloseTo(750);
  });

  it('does not scroll past the rim', () => {
    const box = firstBox(drawing, phone, { x: 100, y: 100, width: 36, height: 36 });
    expect(box.x).toBe(72);
  });

  it('shows everything when no step matters', () => {
    expect(firstBox(drawing, phone, undefined)).toEqual(fitBox(drawing, phone));
  });
});

describe('pinchedBox', () => {
  const view = centredBox(drawing, phone, 0.5);
  const at = (box: typeof view, x: number, y: number) => {
    const scale = phone.width / box.width;
    return { x: box.x + x / scale, y: box.y + y / scale };
  };

  it('keeps what lies under the fingers there while it zooms', () => {
    const from = pinchOf({ x: 100, y: 100 }, { x: 200, y: 100 });
    const to = pinchOf({ x: 80, y: 120 }, { x: 280, y: 120 });
    const after = pinchedBox(view, phone, from, to);
    expect(phone.width / after.width).toBeCloseTo(1);
    expect(at(after, to.x, to.y).x).toBeCloseTo(at(view, from.x, from.y).x);
    expect(at(after, to.x, to.y).y).toBeCloseTo(at(view, from.x, from.y).y);
  });

  it('stops at the largest scale', () => {
    const after = pinchedBox(view, phone, { x: 10, y: 10, distance: 1 }, { x: 10, y: 10, distance: 900 });
    expect(phone.width / after.width).toBeCloseTo(MAX_SCALE);
  });
});
