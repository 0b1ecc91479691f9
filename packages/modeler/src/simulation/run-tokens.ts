import type { Connection } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';

const SVG = 'http://www.w3.org/2000/svg';
/** How long a token is on its way along one flow. */
const WAY_MS = 420;

/** Lets dots run along flows, one after the other. Whoever wants less motion sees only where tokens are. */
export function runTokens(canvas: Canvas, flows: readonly Connection[]): void {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const layer = canvas.getDefaultLayer();
  for (const [index, { waypoints }] of flows.entries()) {
    const dot = document.createElementNS(SVG, 'circle');
    dot.setAttribute('r', '7');
    dot.setAttribute('class', 'flow-sim-dot');
    layer.append(dot);
    const frames = waypoints.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` }));
    const run = dot.animate(frames, {
      duration: WAY_MS,
      delay: index * WAY_MS * 0.6,
      fill: 'backwards',
      easing: 'ease-in-out',
    });
    run.finished.then(
      () => dot.remove(),
      () => dot.remove(),
    );
  }
}
