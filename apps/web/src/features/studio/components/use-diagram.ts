import type { DiagramState, DiagramViewer, ElementState } from '@flowhall/modeler';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/use-language.ts';

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
}

/** What states are called here, where they are not those of an application. */
type Words = Partial<Record<ElementState, string>>;

/** Draws a process into `host` and marks its elements; its code is fetched with the first one. */
export function useDiagram(xml: string | null, marks: DiagramState, words?: Words): Diagram {
  const { t } = useTranslation('studio');
  const lang = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const viewer = useRef<DiagramViewer | null>(null);
  const [status, setStatus] = useState<Diagram['status']>('loading');
  const latest = useRef({ marks, t, words });
  useEffect(() => {
    latest.current = { marks, t, words };
    viewer.current?.setState(marks);
  }, [marks, t, words]);

  useEffect(() => {
    const element = host.current;
    if (!element || xml === null) {
      setStatus('failed');
      return;
    }
    let current = true;
    const mount = async () => {
      const { mountViewer } = await import('@flowhall/modeler');
      if (!current) return;
      const { t: word, marks: state, words: own } = latest.current;
      const labels = {
        diagram: word('diagram.label'),
        zoomIn: word('diagram.zoomIn'),
        zoomOut: word('diagram.zoomOut'),
        fit: word('diagram.fit'),
        states: {
          done: word('diagram.state.done'),
          current: word('diagram.state.current'),
          returned: word('diagram.state.returned'),
          terminated: word('diagram.state.terminated'),
          forecast: word('diagram.state.forecast'),
          ...own,
        },
      };
      const mounted = await mountViewer(element, { xml, lang, labels, colors: COLORS, ...state });
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
    };
  }, [xml, lang]);

  return { host, status };
}
