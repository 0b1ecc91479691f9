import type { DatabaseClient } from '@flowhall/db';
import { LRUCache } from 'lru-cache';
import { compileDefinition } from './compile-definition.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import * as definitions from './definitions.repository.ts';

/** Deployed versions are immutable: what is compiled once stays right. Oldest use goes first. */
export interface DefinitionCache {
  /** Throws when there is no such version: instances always refer to one that exists. */
  get(db: DatabaseClient, id: string): Promise<CompiledDefinition>;
  /** The same for many, with one query for those not yet known. */
  getMany(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, CompiledDefinition>>;
}

export function createDefinitionCache(max = 200): DefinitionCache {
  const cache = new LRUCache<string, CompiledDefinition>({ max });
  const getMany: DefinitionCache['getMany'] = async (db, ids) => {
    const found = new Map<string, CompiledDefinition>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = cache.get(id);
      if (known) found.set(id, known);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    for (const row of await definitions.findSources(db, missing)) {
      const compiled = await compileDefinition(row);
      cache.set(row.id, compiled);
      found.set(row.id, compiled);
    }
    return found;
  };
  return {
    getMany,
    async get(db, id) {
      const compiled = (await getMany(db, [id])).get(id);
      if (!compiled) throw new Error(`There is no definition ${id}`);
      return compiled;
    },
  };
}
