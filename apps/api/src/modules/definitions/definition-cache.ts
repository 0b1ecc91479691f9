import type { DatabaseClient } from '@flowhall/db';
import type { ItemManifest } from '@flowhall/items';
import { LRUCache } from 'lru-cache';
import { fromJson } from '../../lib/json.ts';
import { compileDefinition } from './compile-definition.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import * as definitions from './definitions.repository.ts';

/** Deployed versions are immutable: what is read once stays right. Oldest use goes first. */
export interface DefinitionCache {
  /** Throws when there is no such version: instances always refer to one that exists. */
  get(db: DatabaseClient, id: string): Promise<CompiledDefinition>;
  /** The same for many, with one query for those not yet known. */
  getMany(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, CompiledDefinition>>;
  /** Only their manifests, for lists: nothing is compiled, however many services there are. */
  getManifests(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, ItemManifest>>;
}

/** Compiled versions hold a whole model; the busy ones of a university fit. */
const MAX_COMPILED = 200;
/** Manifests are small, and the service hall shows all of them at once. */
const MAX_MANIFESTS = 5000;

export function createDefinitionCache(): DefinitionCache {
  const getMany = remembering(MAX_COMPILED, definitions.findSources, compileDefinition);
  const getManifests = remembering(MAX_MANIFESTS, definitions.findManifests, ({ manifest }) =>
    fromJson<ItemManifest>(manifest),
  );
  return {
    getMany,
    getManifests,
    async get(db, id) {
      const compiled = (await getMany(db, [id])).get(id);
      if (!compiled) throw new Error(`There is no definition ${id}`);
      return compiled;
    },
  };
}

/** Reads what is not yet known by one query and keeps what was made of it. */
function remembering<Row extends { readonly id: string }, V extends object>(
  max: number,
  find: (db: DatabaseClient, ids: readonly string[]) => Promise<Row[]>,
  make: (row: Row) => V | Promise<V>,
): (db: DatabaseClient, ids: readonly string[]) => Promise<ReadonlyMap<string, V>> {
  const kept = new LRUCache<string, V>({ max });
  return async (db, ids) => {
    const found = new Map<string, V>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = kept.get(id);
      if (known) found.set(id, known);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    for (const row of await find(db, missing)) {
      const made = await make(row);
      kept.set(row.id, made);
      found.set(row.id, made);
    }
    return found;
  };
}
