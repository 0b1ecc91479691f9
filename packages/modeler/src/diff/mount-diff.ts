import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../simulation/simulation.css';
import './diff.css';
import { openViewer } from '../viewer/open-viewer.ts';
import { fitBox } from '../viewer/viewport.ts';

/** What became of an element between two versions. */
export interface DiffMark {
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
}

export interface DiffOptions {
  before: string;
  after: string;
  marks: readonly DiffMark[];
  lang: string;
  labels: { before: string; after: string };
  onSelect?: (elementId: string) => void;
}

/** Two versions of a process side by side, moved together. */
export interface MountedDiff {
  focus(elementId: string): void;
  destroy(): void;
}

/** Draws both versions into `host`. Rejects when one of them cannot be drawn. */
export async function mountDiff(host: HTMLElement, options: DiffOptions): Promise<MountedDiff> {
  host.classList.add('flow-diff');
  const sides = await Promise.all([
    side(host, options.before, options.labels.before, options),
    side(host, options.after, options.labels.after, options),
  ]);
  const [before, after] = sides;
  for (const { id, kind } of options.marks) {
    if (kind !== 'added') before.mark(id, kind);
    if (kind !== 'removed') after.mark(id, kind);
  }
  follow(before.viewer, after.viewer);
  follow(after.viewer, before.viewer);
  return {
    focus: (id) => {
      if (!after.focus(id)) before.focus(id);
    },
    destroy: () => {
      for (const one of sides) one.viewer.destroy();
      host.replaceChildren();
      host.classList.remove('flow-diff');
    },
  };
}

async function side(host: HTMLElement, xml: string, label: string, { lang, onSelect }: DiffOptions) {
  const frame = document.createElement('section');
  const title = document.createElement('h4');
  const stage = document.createElement('div');
  frame.setAttribute('aria-label', label);
  title.textContent = label;
  frame.append(title, stage);
  host.append(frame);
  const viewer = await openViewer(NavigatedViewer, stage, { xml, lang, look: 'sim' });
  viewer.on('element.click', ({ element }: { element: { id: string } }) => onSelect?.(element.id));
  const canvas = viewer.get<Canvas>('canvas');
  const elements = viewer.get<ElementRegistry>('elementRegistry');
  const { inner, outer } = canvas.viewbox();
  if (outer.width > 0 && outer.height > 0) canvas.viewbox(fitBox(inner, outer));
  let focused: string | undefined;
  return {
    viewer,
    mark: (id: string, kind: string) => {
      if (elements.get(id)) canvas.addMarker(id, `flow-diff-${kind}`);
    },
    focus: (id: string): boolean => {
      if (focused !== undefined) canvas.removeMarker(focused, 'flow-diff-focus');
      focused = undefined;
      const element = elements.get(id);
      if (!element || element === canvas.getRootElement()) return false;
      canvas.scrollToElement(element, 80);
      canvas.addMarker(id, 'flow-diff-focus');
      focused = id;
      return true;
    },
  };
}

/** Keeps one view where the other is. */
function follow(leader: NavigatedViewer, follower: NavigatedViewer): void {
  leader.on('canvas.viewbox.changed', () => {
    const { x, y, width, height } = leader.get<Canvas>('canvas').viewbox();
    const canvas = follower.get<Canvas>('canvas');
    const now = canvas.viewbox();
    const isThere = Math.abs(now.x - x) + Math.abs(now.y - y) + Math.abs(now.width - width) < 1;
    if (!isThere) canvas.viewbox({ x, y, width, height });
  });
}
