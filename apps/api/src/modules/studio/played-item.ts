import type { DatabaseClient } from '@flowhall/db';
import type { PlayedItem, World } from '@flowhall/scenarios';
import { type CompiledDefinition, findCallable } from '../definitions/index.ts';
import { findAudienceFacts } from '../items/index.ts';
import type { StudioServices } from './services.ts';
import { holdsPermission } from './studio-people.repository.ts';

/** The people of this organisation, as real applications meet them. */
export function realWorld({ migrations }: StudioServices, db: DatabaseClient): World {
  return {
    // What it has read is kept for some seconds only, however long a try-out lasts.
    get directory() {
      return migrations.directory(db);
    },
    audienceFacts: (personId) => findAudienceFacts(db, personId),
    isOperator: (personId) => holdsPermission(db, personId, 'instances.operate'),
  };
}

const definitions = new WeakMap<PlayedItem, CompiledDefinition>();

/** A version, deployed or not, to be played; what it calls are the current versions of other items. */
export function playedItem(
  services: Pick<StudioServices, 'prisma' | 'migrations'>,
  definition: CompiledDefinition,
  world: World,
): PlayedItem {
  const { prisma, migrations } = services;
  const { manifest, forms, model } = definition;
  const played: PlayedItem = {
    ...{ item: { manifest, forms }, model },
    get directory() {
      return world.directory;
    },
    audienceFacts: (personId) => world.audienceFacts(personId),
    isOperator: (personId) => world.isOperator(personId),
    async callable(calledElement) {
      const id = await findCallable(prisma, calledElement);
      return id === null ? null : playedItem(services, await migrations.definitions.get(prisma, id), world);
    },
  };
  definitions.set(played, definition);
  return played;
}

/** The version that is played. */
export function definitionOf(played: PlayedItem): CompiledDefinition {
  const found = definitions.get(played);
  if (!found) throw new Error('Not an item that the studio plays');
  return found;
}
