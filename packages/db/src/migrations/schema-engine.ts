import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Database } from '../database.ts';
import type { MigrationFile } from './files.ts';
import { scriptAdapters } from './script-adapter.ts';

/** Everything in the schemas that Prisma knows; other schemas, such as the job queue's, are not its business. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The part of the global that is used here; the compiler knows the rest only together with the browser's types. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loaded: Promise<void> | undefined;

/** Node cannot import the module as published, because that imports a `.wasm` file: it is instantiated here. */
async function instantiate(): Promise<void> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(glueFile), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engineGlue } });
  engineGlue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

/** Runs Prisma's own migration engine, compiled to WebAssembly, on a database. */
export async function withSchemaEngine<T>(database: Database, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= instantiate();
  await loaded;
  const { factory, close } = scriptAdapters(database);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  try {
    const engine = await engineGlue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await close();
  }
}

export function toMigrationList(folder: string, migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
