import type { ViewerElement } from '@flowhall/modeler';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Diagram, useDiagram } from '../../../../components/diagram/use-diagram.ts';
import { usePeopleNames } from '../../../../components/people/use-people-names.ts';
import type { DiagramStep } from '../../lib/diagram-steps.ts';

/** The drawing and what became of its elements; a new object is a new state. */
export interface Drawing {
  readonly xml: string;
  readonly flows: readonly string[];
  readonly steps: readonly DiagramStep[];
}

/** Draws the process of an application with who was where. */
export function useDiagramViewer(diagram: Drawing | undefined): Diagram {
  const { t } = useTranslation('instances');
  const people = usePeopleNames();
  const marks = useMemo(() => {
    const elements = (diagram?.steps ?? []).map(
      (step): ViewerElement => ({ elementId: step.elementId, state: step.state, caption: people(step.people) }),
    );
    return { elements, flows: diagram?.flows ?? [] };
  }, [diagram, people]);
  return useDiagram(diagram?.xml, marks, {
    diagram: `${t('diagram.label', { count: marks.elements.length })}. ${t('diagram.keyboard')}`,
    zoomIn: t('diagram.zoomIn'),
    zoomOut: t('diagram.zoomOut'),
    fit: t('diagram.fit'),
    states: {
      done: t('diagram.state.done'),
      current: t('diagram.state.current'),
      returned: t('diagram.state.returned'),
      terminated: t('diagram.state.terminated'),
      forecast: t('diagram.state.forecast'),
    },
  });
}
