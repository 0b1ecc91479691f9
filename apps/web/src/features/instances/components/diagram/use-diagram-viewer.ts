import type { DiagramViewer, ViewerElement, ViewerSelection } from '@flowhall/modeler';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../../../../components/people/use-people-names.ts';
import { useLanguage } from '../../../../lib/use-language.ts';
import type { DiagramStep } from '../../lib/diagram-steps.ts';

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

/** The drawing and what became of its elements; a new object is a new state. */
export interface Drawing {
  readonly xml: string;
  readonly flows: readonly string[];
  readonly steps: readonly DiagramStep[];
}

export interface DiagramView {
  host: RefObject<HTMLDivElement | null>;
  status: 'loading' | 'ready' | 'failed';
  selection: ViewerSelection | null;
  clearSelection: () => void;
}

/** Draws the diagram into `host`; its code is fetched with the first one. A new state is shown without moving the view. */
export function useDiagramViewer(diagram: Drawing | undefined): DiagramView {
  const { t } = useTranslation('instances');
  const lang = useLanguage();
  const people = usePeopleNames();
  const host = useRef<HTMLDivElement>(null);
  const viewer = useRef<DiagramViewer | null>(null);
  const [status, setStatus] = useState<DiagramView['status']>('loading');
  const [selection, setSelection] = useState<ViewerSelection | null>(null);
  const xml = diagram?.xml;

  const state = () => ({
    elements: (diagram?.steps ?? []).map(
      (element): ViewerElement => ({
        elementId: element.elementId,
        state: element.state,
        caption: people(element.people),
      }),
    ),
    flows: diagram?.flows ?? [],
  });
  const latest = useRef({ state, t });
  useEffect(() => {
    latest.current = { state, t };
  });

  useEffect(() => {
    const element = host.current;
    if (!element || !xml) return;
    let current = true;
    const { t: word, state: read } = latest.current;
    const labels = {
      diagram: `${word('diagram.label', { count: read().elements.length })}. ${word('diagram.keyboard')}`,
      zoomIn: word('diagram.zoomIn'),
      zoomOut: word('diagram.zoomOut'),
      fit: word('diagram.fit'),
      states: {
        done: word('diagram.state.done'),
        current: word('diagram.state.current'),
        returned: word('diagram.state.returned'),
        terminated: word('diagram.state.terminated'),
        forecast: word('diagram.state.forecast'),
      },
    };
    const mount = async () => {
      const { mountViewer } = await import('@flowhall/modeler');
      if (!current) return;
      const mounted = await mountViewer(element, {
        xml,
        lang,
        labels,
        colors: COLORS,
        ...read(),
        onSelect: setSelection,
      });
      if (!current) {
        mounted.destroy();
        return;
      }
      viewer.current = mounted;
      mounted.setState(latest.current.state());
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

  useEffect(() => {
    if (diagram) viewer.current?.setState(latest.current.state());
  }, [diagram]);

  return { host, status, selection, clearSelection: () => viewer.current?.clearSelection() };
}
