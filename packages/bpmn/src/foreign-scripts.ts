import { text } from './moddle-element.ts';
import type { ParsedBpmn } from './parse.ts';
import { isFeel } from './rules/admitted.ts';
import type { ConstructUse } from './uses.ts';

/** Script tasks in another language than FEEL; only a host with a script runner of its own can run them. */
export function foreignScripts({ model, elementsById }: ParsedBpmn): ConstructUse[] {
  return model.nodes.flatMap((node) => {
    const element = node.type === 'bpmn:ScriptTask' ? elementsById.get(node.id) : undefined;
    const format = element && text(element, 'scriptFormat');
    return isFeel(format) ? [] : [{ elementId: node.id, construct: `script language ${format}` }];
  });
}
