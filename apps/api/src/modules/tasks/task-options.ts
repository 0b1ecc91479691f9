import { ApprovalError, taskOptions } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { Language, SubmitOptions } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { acceptForm } from '../definitions/index.ts';
import type { InstanceServices } from '../instances/index.ts';
import { passable, presentOptions } from '../items/index.ts';
import { openTask, refusing } from './open-task.ts';

export interface OptionsRequest {
  readonly taskId: string;
  readonly actor: Actor;
  readonly lang: Language;
  readonly outcome?: 'agree' | 'disagree';
  /** Changed values; the stored ones where absent. */
  readonly form?: Record<string, unknown>;
}

/** Where a task would go, without sending it. Refused as completing it would be. */
export async function getTaskOptions(services: InstanceServices, request: OptionsRequest): Promise<SubmitOptions> {
  const { taskId, actor, lang, outcome = 'agree' } = request;
  const { instance, definition, acting } = await openTask(services, taskId, actor, lang);
  const { state } = instance;
  const now = services.clock();
  const ports = {
    clock: () => now,
    calendar: services.calendar,
    nextId: services.nextId,
    directory: services.directory(services.prisma),
  };
  return refusing(lang, async () => {
    const task = state.tasks.find((one) => one.id === taskId);
    if (!task) throw new ApprovalError('task-already-done');
    const changed = request.form
      ? acceptForm(definition, {
          stepId: task.stepId,
          stored: state.variables.form,
          incoming: request.form,
          lang,
          today: localDate(now),
          validate: false,
        })
      : null;
    const asked = { taskId, outcome, form: changed?.patch };
    const options = await taskOptions(definition.model, state, acting, asked, ports);
    return presentOptions(passable(options, lang), services.external, lang);
  });
}
