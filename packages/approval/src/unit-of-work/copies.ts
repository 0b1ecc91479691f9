import type { EngineEvent } from '@flowhall/engine';
import { findPeople } from '../assignment/find-people.ts';
import { localName } from '../model.ts';
import { activeOnce, idsOf, recorded } from '../person.ts';
import { notify } from './notify.ts';
import { recordBySystem } from './record.ts';
import { assignmentContext, type Work } from './work.ts';

/** Sends a read-only copy to the people of `flow:cc` of every element that was entered. */
export async function sendCopies(work: Work, events: readonly EngineEvent[]): Promise<void> {
  for (const event of events) {
    if (event.type !== 'entered') continue;
    const node = work.model.nodes.get(event.elementId);
    if (!node || node.cc.length === 0) continue;
    const found = await Promise.all(
      node.cc.map((rule) => findPeople(rule, assignmentContext(work), work.ports.directory)),
    );
    const people = activeOnce(found.flat());
    if (people.length === 0) continue;
    for (const { id } of people) work.participants.push({ userId: id, relation: 'cc' });
    recordBySystem(work, {
      action: 'cc',
      detail: { recipients: [{ stepId: node.id, stepName: localName(node), people: people.map(recorded) }] },
    });
    await notify(work, { event: 'cc', userIds: idsOf(people) });
  }
}
