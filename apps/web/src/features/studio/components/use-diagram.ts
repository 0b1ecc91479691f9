import type { DiagramState, ElementState } from '@flowhall/modeler';
import { useTranslation } from 'react-i18next';
import { type Diagram, useDiagram as useAnyDiagram } from '../../../components/diagram/use-diagram.ts';

/** What states are called here, where they are not those of an application. */
type Words = Partial<Record<ElementState, string>>;

/** Draws a process of the studio and marks its elements. */
export function useDiagram(xml: string | null, marks: DiagramState, words?: Words): Diagram {
  const { t } = useTranslation('studio');
  return useAnyDiagram(xml, marks, {
    diagram: t('diagram.label'),
    zoomIn: t('diagram.zoomIn'),
    zoomOut: t('diagram.zoomOut'),
    fit: t('diagram.fit'),
    states: {
      done: t('diagram.state.done'),
      current: t('diagram.state.current'),
      returned: t('diagram.state.returned'),
      terminated: t('diagram.state.terminated'),
      forecast: t('diagram.state.forecast'),
      ...words,
    },
  });
}
