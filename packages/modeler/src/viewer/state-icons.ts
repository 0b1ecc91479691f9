import type { ElementState } from './types.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes in a square of 16, drawn round the middle. */
const PATHS: Readonly<Record<ElementState, string>> = {
  done: 'M4 8.5l2.7 2.7L12 5.5',
  current: 'M8 4.5V8l2.4 1.8',
  returned: 'M6.8 4.2L4 7l2.8 2.8M4.3 7H10a2.4 2.4 0 010 4.8H8',
  terminated: 'M5 5l6 6M11 5l-6 6',
  forecast: 'M4 8h.01M8 8h.01M12 8h.01',
};

/** The sign of a state, in the current text colour; hidden from screen readers, which get the word. */
export function stateIcon(state: ElementState): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[state]);
  svg.append(path);
  return svg;
}
