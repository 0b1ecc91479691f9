import { forecast } from '@flowhall/approval';
import type { ForecastStep, Language } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { presentForecastStep } from '../items/index.ts';
import { openInstance } from './get-instance.ts';
import type { InstanceServices } from './services.ts';

/** The steps still to come under the present data, with the people they would go to. */
export async function getForecast(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<{ steps: ForecastStep[]; complete: boolean }> {
  const { instance, definition } = await openInstance(services, id, actor, lang);
  const ports = {
    clock: services.clock,
    calendar: services.calendar,
    nextId: services.nextId,
    directory: services.directory(services.prisma),
  };
  const { steps, isComplete } = await forecast(definition.model, instance.state, ports);
  return { steps: steps.map((step) => presentForecastStep(step, lang)), complete: isComplete };
}
