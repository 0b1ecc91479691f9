import type { Person } from '@flowhall/approval';
import type { Language, TaskSummary } from '@flowhall/contracts';
import type { ItemManifest } from '@flowhall/items';
import { presentPerson } from '../../lib/present-person.ts';
import { fromStatus } from '../instances/index.ts';
import type { TaskRow } from './tasks.repository.ts';

interface RowContext {
  readonly manifest: ItemManifest;
  readonly initiator: Person;
  /** Whose task a deputy works on. */
  readonly principal: Person | null;
  /** Who did the reader's task. */
  readonly deputy: Person | null;
  readonly lang: Language;
  readonly waited: TaskSummary['waited'];
}

/** A row of the task center. */
export function presentTaskRow(
  row: TaskRow,
  { manifest, initiator, principal, deputy, lang, waited }: RowContext,
): TaskSummary {
  return {
    id: row.id,
    taskId: row.taskId,
    version: row.version,
    instanceId: row.instanceId,
    number: row.number,
    title: row.title,
    itemKey: row.itemKey,
    itemName: manifest.name,
    icon: manifest.icon,
    step: row.stepId && row.stepName ? { stepId: row.stepId, name: row.stepName } : null,
    initiator: presentPerson(initiator, lang),
    instanceStatus: fromStatus(row.status),
    currentSteps: row.currentSteps.map((step) => ({
      name: step.name,
      people: step.people.map((person) => person.name[lang]),
    })),
    claimable: row.claimable,
    outcome: row.outcome,
    at: row.at.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    onBehalfOf: principal ? presentPerson(principal, lang) : null,
    doneBy: deputy ? presentPerson(deputy, lang) : null,
    waited,
    returned: row.reason === 'returned',
    urged: row.urged,
    read: row.read,
  };
}
