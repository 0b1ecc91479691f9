import { child, children } from '../moddle-element.ts';
import { label, type RuleGroup, warning } from './rule.ts';

/** Everything that is executed is drawn: without a shape nobody sees where an application stands. */
export const diagramRules: RuleGroup = function* ({ parsed }) {
  const drawn = new Set<string>();
  for (const diagram of children(parsed.definitions, 'diagrams')) {
    const plane = child(diagram, 'plane');
    for (const shape of plane ? children(plane, 'planeElement') : []) {
      const id = child(shape, 'bpmnElement')?.id;
      if (id) drawn.add(id);
    }
  }
  for (const element of [...parsed.model.nodes, ...parsed.model.flows]) {
    if (drawn.has(element.id)) continue;
    const which = label(element);
    yield warning(
      'diagram-missing',
      element.id,
      { zh: `${which.zh}没有图形，流程图上看不到它。`, en: `${which.en} has no shape: the diagram does not show it.` },
      { zh: '请在流程设计器中画出它。', en: 'Draw it in the modeler.' },
    );
  }
};
