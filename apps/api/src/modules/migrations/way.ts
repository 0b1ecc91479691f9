import type { Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { type MigrationOptions, planMigration } from '@flowhall/engine';
import { UserError } from '../../errors.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import type { MigrationWay } from '../instances/index.ts';
import * as migrations from './migrations.repository.ts';

export interface WayRequest {
  readonly fromDefinitionId: string;
  readonly toDefinitionId: string;
  readonly options: MigrationOptions;
  readonly actorId: string;
  readonly reason: string | null;
}

/** From one version to another. Both must exist: a stored migration refers to them. */
export async function wayOf(
  definitions: DefinitionCache,
  db: DatabaseClient,
  { fromDefinitionId, toDefinitionId, options, actorId, reason }: WayRequest,
): Promise<MigrationWay> {
  const [from, to] = [await definitions.get(db, fromDefinitionId), await definitions.get(db, toDefinitionId)];
  return { from, to, plan: planMigration(from.model.executable, to.model.executable, options), actorId, reason };
}

const TEXTS = {
  otherItem: {
    zh: '两个版本必须属于同一事项。',
    en: 'Both versions must be of one service.',
  },
  sameVersion: { zh: '目标版本与原版本相同。', en: 'The target is the version that they are on.' },
} as const;

/**
 * The same as somebody asks for it.
 * @throws UserError `not-found` for an unknown version, `migration-refused` for two that do not belong together
 */
export async function requestedWay(
  definitions: DefinitionCache,
  db: DatabaseClient,
  request: WayRequest,
  lang: Language,
): Promise<MigrationWay> {
  const known = await migrations.findItemKeys(db, [request.fromDefinitionId, request.toDefinitionId]);
  const [from, to] = [known.get(request.fromDefinitionId), known.get(request.toDefinitionId)];
  if (from === undefined || to === undefined) throw new UserError('not-found');
  const refuse = (message: { zh: string; en: string }) =>
    new UserError('migration-refused', { errors: [{ pointer: '/toDefinitionId', message: message[lang] }] });
  if (from !== to) throw refuse(TEXTS.otherItem);
  if (request.fromDefinitionId === request.toDefinitionId) throw refuse(TEXTS.sameVersion);
  return wayOf(definitions, db, request);
}
