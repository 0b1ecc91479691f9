import type { SubmitOptions } from '@flowhall/contracts';
import { answer, client } from '../../../lib/api/client.ts';

export interface TaskChoice {
  outcome: 'agree' | 'disagree';
  /** Changed form values only. */
  form?: Record<string, unknown>;
}

/** Where a task would go with these values, and who could get it. */
export function previewTaskOptions(id: string, choice: TaskChoice): Promise<SubmitOptions> {
  return answer(client.POST('/api/tasks/{id}/options', { params: { path: { id } }, body: choice }));
}
