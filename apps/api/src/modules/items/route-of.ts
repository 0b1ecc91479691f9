import { type ApprovalModel, localName } from '@flowhall/approval';
import type { ItemDetail } from '@flowhall/contracts';

/** What happens by itself and is worth telling; decisions and scripts between the steps are not. */
const BY_ITSELF: Readonly<Record<string, string>> = {
  'bpmn:ServiceTask': 'automatic',
  'bpmn:SendTask': 'automatic',
  'bpmn:CallActivity': 'process',
};

/** Everything that an application goes through, in the order of the drawing: steps of people, and what happens by itself. */
export const routeOf = ({ executable, steps }: ApprovalModel): ItemDetail['steps'] =>
  executable.model.nodes.flatMap((node) => {
    const kind = steps.get(node.id)?.settings.kind ?? BY_ITSELF[node.type];
    return kind === undefined ? [] : [{ stepId: node.id, name: localName(node), kind }];
  });
