import type { Diagram, Language, Person as PersonView } from '@flowhall/contracts';
import type { Actor } from '../../http/actor.ts';
import { presentPerson } from '../../lib/present-person.ts';
import { findDefinitionXml } from '../definitions/index.ts';
import { openInstance } from './get-instance.ts';
import type { InstanceServices } from './services.ts';

/** The process with what became of each element, and who did or is to do it. */
export async function getDiagram(
  services: InstanceServices,
  id: string,
  actor: Actor,
  lang: Language,
): Promise<Diagram> {
  const { instance } = await openInstance(services, id, actor, lang);
  const { xml } = await findDefinitionXml(services.prisma, instance.definitionId);
  const { handlers } = instance.state.approval;
  const known = await services.directory(services.prisma).peopleByIds([...new Set(Object.values(handlers).flat())]);
  const peopleAt = (elementId: string): PersonView[] => {
    const current = instance.currentSteps.find((step) => step.stepId === elementId);
    const people = current?.people ?? known.filter((person) => handlers[elementId]?.includes(person.id));
    return people.map((person) => presentPerson(person, lang));
  };
  return {
    xml,
    elements: Object.entries(instance.trace.elements).map(([elementId, { state, at }]) => ({
      elementId,
      state,
      at,
      people: peopleAt(elementId),
    })),
    flows: [...instance.trace.flows],
  };
}
