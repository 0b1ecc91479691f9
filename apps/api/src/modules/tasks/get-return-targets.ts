import { returnTargets } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { presentPerson } from '../../lib/present-person.ts';
import type { InstanceServices } from '../instances/index.ts';
import { openTask, refusing } from './open-task.ts';

/** Earlier steps to which the caller may return a task. */
export async function getReturnTargets(services: InstanceServices, taskId: string, actor: Actor, lang: Language) {
  const { instance, definition, acting } = await openTask(services, taskId, actor, lang);
  const ports = {
    clock: services.clock,
    calendar: services.calendar,
    nextId: services.nextId,
    directory: services.directory(services.prisma),
  };
  const targets = await refusing(lang, () => returnTargets(definition.model, instance.state, acting, taskId, ports));
  return {
    targets: targets.map((target) => ({
      stepId: target.stepId,
      name: target.name,
      previous: target.previous,
      initiator: target.initiator,
      people: target.people.map((one) => presentPerson(one, lang)),
      cancels: [...target.cancels],
    })),
  };
}
