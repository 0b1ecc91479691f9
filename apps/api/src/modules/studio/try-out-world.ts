import type { DatabaseClient } from '@flowhall/db';
import type { World } from '@flowhall/scenarios';
import { findAudienceFacts } from '../items/index.ts';
import * as drafts from './item-drafts.repository.ts';
import type { StudioServices } from './services.ts';

/** The people of this organisation, as real applications meet them. */
export function tryOutWorld({ migrations }: StudioServices, db: DatabaseClient): World {
  return {
    // What it has read is kept for some seconds only, however long a try-out lasts.
    get directory() {
      return migrations.directory(db);
    },
    audienceFacts: (personId) => findAudienceFacts(db, personId),
    isOperator: (personId) => drafts.holdsPermission(db, personId, 'instances.operate'),
  };
}
