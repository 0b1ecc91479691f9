import type { DatabaseClient } from '@flowhall/db';
import { type ItemManifest, isInAudience } from '@flowhall/items';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition, DefinitionCache } from '../definitions/index.ts';
import * as items from './items.repository.ts';

/** Whether somebody may apply: by the audience, or by a permission of their own. */
export function mayStart({ key, audience }: ItemManifest, facts: items.PersonFacts): boolean {
  if (facts.visitorOf && facts.visitorOf !== key) return false;
  return isInAudience(audience, facts) || facts.startable.includes('*') || facts.startable.includes(key);
}

/**
 * The current version of an item that the person may start.
 * @throws UserError `not-found`, `item-closed`, `not-in-audience`
 */
export async function startableItem(
  db: DatabaseClient,
  definitions: DefinitionCache,
  userId: string,
  key: string,
): Promise<CompiledDefinition> {
  const item = await items.findItem(db, key);
  if (!item) throw new UserError('not-found');
  if (!item.enabled || !item.currentDefinitionId) throw new UserError('item-closed');
  const definition = await definitions.get(db, item.currentDefinitionId);
  const facts = await items.findAudienceFacts(db, userId);
  if (!mayStart(definition.manifest, facts)) throw new UserError('not-in-audience');
  return definition;
}
