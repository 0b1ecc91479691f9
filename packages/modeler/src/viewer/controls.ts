import type { ViewerLabels } from './types.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface ControlActions {
  zoomBy: (factor: number) => void;
  fit: () => void;
}

/** The buttons at the rim of the drawing: nearer, farther, everything. */
export function createControls(labels: ViewerLabels, { zoomBy, fit }: ControlActions): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'flow-viewer-controls';
  bar.append(
    button(labels.zoomIn, 'M8 3.5v9M3.5 8h9', () => zoomBy(1.25)),
    button(labels.zoomOut, 'M3.5 8h9', () => zoomBy(0.8)),
    button(labels.fit, 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3', fit),
  );
  return bar;
}

function button(label: string, path: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.title = label;
  element.setAttribute('aria-label', label);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  element.append(svg);
  element.addEventListener('click', press);
  return element;
}
