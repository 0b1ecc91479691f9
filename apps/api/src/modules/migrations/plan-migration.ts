import { displayName } from '@flowhall/bpmn';
import type { Language, MigrationPlanView } from '@flowhall/contracts';
import { formFields } from '@flowhall/forms';
import { withTransaction } from '../../lib/transaction.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import { findInstances, type InstanceFinding, type MigrationWay, tryMigration } from '../instances/index.ts';
import * as migrations from './migrations.repository.ts';
import type { MigrationServices } from './services.ts';
import { requestedWay, type WayRequest } from './way.ts';

/** How many instances a plan tries: enough to see what kinds of trouble there are. */
const SAMPLE = 50;

/** What a migration would do, tried on some instances without writing anything. */
export async function planForPeople(
  services: MigrationServices,
  request: WayRequest,
  lang: Language,
): Promise<MigrationPlanView> {
  return planOfWay(services, await requestedWay(services.definitions, services.prisma, request, lang), lang);
}

/** The same for versions that have been found, or that are not deployed yet. */
export async function planOfWay(
  services: MigrationServices,
  way: MigrationWay,
  lang: Language,
): Promise<MigrationPlanView> {
  const { prisma } = services;
  const tried = way.plan.errors.length > 0 ? [] : await tryOnSample(services, way);
  const refused = tried.filter((one) => one.refusals.length > 0);
  return {
    ...versions(way),
    elements: elements(way, lang),
    errors: way.plan.errors.map((finding) => ({ ...finding, message: finding.message[lang] })),
    lostFields: lostFields(way.from, way.to),
    instances: {
      running: await migrations.countRunning(prisma, way.from.id),
      checked: tried.length,
      refused: refused.length,
    },
    refusals: counted(
      refused.map((one) => one.refusals),
      lang,
    ),
    losses: counted(
      tried.map((one) => one.losses),
      lang,
    ),
  };
}

const versions = ({ from, to }: MigrationWay) => ({
  fromVersion: from.version,
  toVersion: to.version,
  fromRuntime: from.model.executable.runtime,
  toRuntime: to.model.executable.runtime,
});

interface Tried {
  readonly refusals: readonly InstanceFinding[];
  readonly losses: readonly InstanceFinding[];
}

async function tryOnSample(services: MigrationServices, way: MigrationWay): Promise<Tried[]> {
  const ids = await migrations.findRunning(services.prisma, way.from.id, SAMPLE);
  return withTransaction(services.prisma, async (tx) => {
    const directory = services.directory(tx);
    const scoped = { ...services, directory: () => directory };
    const instances = await findInstances(tx, ids, services.personal);
    return Promise.all(
      instances.map(async (instance) => {
        const outcome = await tryMigration(scoped, tx, instance, way);
        return outcome.migrated ? { refusals: [], losses: outcome.losses } : { refusals: outcome.refusals, losses: [] };
      }),
    );
  });
}

function elements({ from, to, plan }: MigrationWay, lang: Language): MigrationPlanView['elements'] {
  const nameIn = ({ model }: CompiledDefinition, id: string) => {
    const node = model.nodes.get(id);
    return node ? displayName(node, lang) : id;
  };
  return plan.elements.map((element) => ({
    ...element,
    name: nameIn(from, element.elementId),
    targetName: element.target === null ? null : nameIn(to, element.target),
  }));
}

/** Fields of any form of the source that no form of the target has. */
function lostFields(from: CompiledDefinition, to: CompiledDefinition): string[] {
  const namesOf = ({ forms }: CompiledDefinition) =>
    new Set(Object.values(forms).flatMap((form) => [...formFields(form).keys()]));
  const kept = namesOf(to);
  return [...namesOf(from)].filter((name) => !kept.has(name)).sort();
}

/** The same finding once, with the number of instances that it is about. */
function counted(lists: readonly (readonly InstanceFinding[])[], lang: Language): MigrationPlanView['refusals'] {
  const found = new Map<string, MigrationPlanView['refusals'][number]>();
  for (const list of lists) {
    const keys = new Map(list.map((finding) => [`${finding.reason} ${finding.elementId}`, finding]));
    for (const [key, { reason, elementId, message }] of keys) {
      const instances = (found.get(key)?.instances ?? 0) + 1;
      found.set(key, { reason, elementId, message: message[lang], instances });
    }
  }
  return [...found.values()].sort((a, b) => b.instances - a.instances);
}
