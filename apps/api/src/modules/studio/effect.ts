import { randomUUID } from 'node:crypto';
import { displayName } from '@flowhall/bpmn';
import type { DraftEffect, Language } from '@flowhall/contracts';
import { planMigration } from '@flowhall/engine';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import { planOfWay } from '../migrations/index.ts';
import { readyDraft } from './check-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

/**
 * What deploying a draft means for running applications: where they wait on which version, and what bringing them over
 * would do, tried on some without writing anything.
 * @throws UserError `not-found`
 */
export async function effectOf(
  services: StudioServices,
  at: { readonly id: string; readonly userId: string; readonly lang: Language },
): Promise<DraftEffect> {
  const { prisma, migrations } = services;
  const draft = await drafts.find(prisma, at.id);
  if (!draft) throw new UserError('not-found');
  const to = await compiledDraft(services, draft);
  const versions: DraftEffect['versions'] = [];
  for (const { id, version, running, steps } of await drafts.findRunningVersions(prisma, draft.itemKey)) {
    const from = await migrations.definitions.get(prisma, id);
    const nameOf = (stepId: string): string => {
      const node = from.model.nodes.get(stepId);
      return node ? displayName(node, at.lang) : stepId;
    };
    const way = to && {
      ...{ from, to, actorId: at.userId, reason: null },
      plan: planMigration(from.model.executable, to.model.executable, {}),
    };
    versions.push({
      ...{ definitionId: id, version, running },
      steps: steps.map(({ stepId, instances }) => ({ stepId, instances, name: nameOf(stepId) })),
      plan: way && (await planOfWay(migrations, way, at.lang)),
    });
  }
  return { revision: draft.revision, deployable: to !== null, versions };
}

/** The draft as the next version would be; null when it cannot be deployed. */
async function compiledDraft(
  { prisma: db, runtime }: StudioServices,
  { id, itemKey }: drafts.ItemDraftRow,
): Promise<CompiledDefinition | null> {
  const files = await drafts.findFiles(db, id);
  const version = (await drafts.findLastVersion(db, itemKey)) + 1;
  try {
    return (await readyDraft({ db, runtime }, { itemKey, files }, { id: randomUUID(), version })).definition;
  } catch (error) {
    if (error instanceof UserError && error.code === 'item-invalid') return null;
    throw error;
  }
}
