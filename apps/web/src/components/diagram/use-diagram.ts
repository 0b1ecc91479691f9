import type { DiagramState, DiagramViewer, ViewerLabels, ViewerSelection } from '@flowhall/modeler';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../lib/use-language.ts';

/** The state colours of tags and timeline, as the theme has them now. */
const COLORS = {
  surface: 'var(--ant-color-bg-container)',
  line: 'var(--ant-color-text-quaternary)',
  text: 'var(--ant-color-text)',
  states: {
    done: 'var(--ant-color-success)',
    current: 'var(--ant-color-primary)',
    returned: 'var(--ant-color-warning)',
    terminated: 'var(--ant-color-text-tertiary)',
    forecast: 'var(--ant-color-text-quaternary)',
  },
} as const;

export interface Diagram {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly selection: ViewerSelection | null;
  readonly clearSelection: () => void;
}

/**
 * Draws a process into `host` and marks its elements; its code is fetched with the first one. Other marks are shown
 * without moving the view.
 *
 * @param xml undefined while it is being fetched, null when there is none
 */
export function useDiagram(xml: string | null | undefined, marks: DiagramState, labels: ViewerLabels): Diagram {
  const lang = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const viewer = useRef<DiagramViewer | null>(null);
  const [status, setStatus] = useState<Diagram['status']>('loading');
  const [selection, setSelection] = useState<ViewerSelection | null>(null);
  const latest = useRef({ marks, labels });
  useEffect(() => {
    latest.current = { marks, labels };
  });
  useEffect(() => viewer.current?.setState(marks), [marks]);

  useEffect(() => {
    const element = host.current;
    if (xml === null) setStatus('failed');
    if (!element || !xml) return;
    let current = true;
    const mount = async () => {
      const { mountViewer } = await import('@flowhall/modeler');
      if (!current) return;
      const { labels: words, marks: state } = latest.current;
      const options = { xml, lang, labels: words, colors: COLORS, ...state, onSelect: setSelection };
      const mounted = await mountViewer(element, options);
      if (!current) {
        mounted.destroy();
        return;
      }
      viewer.current = mounted;
      mounted.setState(latest.current.marks);
      setStatus('ready');
    };
    setStatus('loading');
    mount().catch(() => {
      if (current) setStatus('failed');
    });
    return () => {
      current = false;
      viewer.current?.destroy();
      viewer.current = null;
      setSelection(null);
    };
  }, [xml, lang]);

  return { host, status, selection, clearSelection: () => viewer.current?.clearSelection() };
}
