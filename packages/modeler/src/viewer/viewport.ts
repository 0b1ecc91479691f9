/** A rectangle in any one coordinate system. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MIN_SCALE = 0.15;
export const MAX_SCALE = 4;

/** Below this, step names of ordinary drawings can no longer be read. */
const LEGIBLE_SCALE = 0.55;

/** At this, they are read without effort, also on a phone. */
const READING_SCALE = 0.8;

/** Captions and badges stand out over the shapes at the rim. */
const PADDING = 28;

export const clampScale = (scale: number): number => Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));

/** The part of the drawing to show so that `inner` is seen whole in a view of size `outer`, never enlarged. */
export function fitBox(inner: Box, outer: Size): Box {
  const scale = clampScale(
    Math.min(1, outer.width / (inner.width + 2 * PADDING), outer.height / (inner.height + 2 * PADDING)),
  );
  return centredBox(inner, outer, scale);
}

/** The part of the drawing around the middle of `inner` that a view of size `outer` shows at `scale`. */
export function centredBox(inner: Box, outer: Size, scale: number): Box {
  const width = outer.width / scale;
  const height = outer.height / scale;
  return { x: inner.x + inner.width / 2 - width / 2, y: inner.y + inner.height / 2 - height / 2, width, height };
}

/**
 * Where to begin: the whole drawing, unless its words would be too small to read (phones); then `focus`, the step that
 * matters, in the middle at a readable size, without showing emptiness beside the drawing that could be drawing.
 */
export function firstBox(inner: Box, outer: Size, focus: Box | undefined): Box {
  const whole = fitBox(inner, outer);
  if (!focus || outer.width / whole.width >= LEGIBLE_SCALE) {
    return whole;
  }
  const near = centredBox(focus, outer, READING_SCALE);
  return {
    ...near,
    x: slideInside(near.x, near.width, inner.x, inner.width),
    y: slideInside(near.y, near.height, inner.y, inner.height),
  };
}

function slideInside(start: number, length: number, innerStart: number, innerLength: number): number {
  const first = innerStart - PADDING;
  const last = innerStart + innerLength + PADDING - length;
  return last < first ? (first + last) / 2 : Math.min(last, Math.max(first, start));
}

/** Two fingers: where their middle is and how far they are apart, in CSS pixels. */
export interface Pinch {
  x: number;
  y: number;
  distance: number;
}

export function pinchOf(a: { x: number; y: number }, b: { x: number; y: number }): Pinch {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
}

/** The view after two fingers moved: what lay under their middle still does. `view` is the part of the drawing shown before. */
export function pinchedBox(view: Box, outer: Size, from: Pinch, to: Pinch): Box {
  const before = outer.width / view.width;
  const after = clampScale((before * to.distance) / from.distance);
  return {
    x: view.x + from.x / before - to.x / after,
    y: view.y + from.y / before - to.y / after,
    width: outer.width / after,
    height: outer.height / after,
  };
}
