import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import configuration from '../.dependency-cruiser.mjs';

/** One file per broken rule, and files beside them that do the same thing where it is allowed. */
const files = {
  'packages/db/src/index.ts': 'export const db = 1;',
  'packages/testing/src/factory.ts': 'export const factory = 1;',
  'packages/bpmn/src/index.ts': 'export const model = 1;',
  'packages/bpmn/src/inner.ts': 'export const inner = 1;',
  'packages/tokens/src/reads-files.ts': "import { readFile } from 'node:fs/promises';\nexport const read = readFile;",
  'packages/tokens/src/types-of-fastify.ts':
    "import type { FastifyInstance } from 'fastify';\nexport type Server = FastifyInstance;",
  'packages/tokens/src/reads-files.test.ts':
    "import { readFile } from 'node:fs/promises';\nexport const read = readFile;",
  'packages/engine/src/uses-library.ts': "import { Engine } from 'bpmn-engine';\nexport const engine = Engine;",
  'packages/engine/src/runtime/bpmn-engine/runtime.ts':
    "import { Engine } from 'bpmn-engine';\nexport const engine = Engine;",
  'packages/forms/src/check.ts': "import { useState } from 'react';\nexport const state = useState;",
  'packages/forms/src/react/form.tsx': "import { useState } from 'react';\nexport const state = useState;",
  'packages/approval/src/stores.ts': "import { db } from '../../db/src/index.ts';\nexport const store = db;",
  'packages/approval/src/circle-a.ts': "import { b } from './circle-b.ts';\nexport const a = () => b;",
  'packages/approval/src/circle-b.ts': "import { a } from './circle-a.ts';\nexport const b = () => a;",
  'apps/api/src/modules/tasks/index.ts': 'export const tasks = 1;',
  'apps/api/src/modules/tasks/complete-task.ts':
    "import { db } from '../../../../../packages/db/src/index.ts';\nexport const complete = db;",
  'apps/api/src/modules/tasks/tasks.repository.ts':
    "import { db } from '../../../../../packages/db/src/index.ts';\nexport const find = db;",
  'apps/api/src/modules/items/list-items.ts': "import { find } from '../tasks/tasks.repository.ts';\nexport { find };",
  'apps/api/src/modules/items/items.presenter.ts': "import { tasks } from '../tasks/index.ts';\nexport { tasks };",
  'apps/api/src/modules/items/inner.ts':
    "import { inner } from '../../../../../packages/bpmn/src/inner.ts';\nexport { inner };",
  'apps/api/src/seed.ts':
    "import { factory } from '../../../packages/testing/src/factory.ts';\nexport const seed = factory;",
  'apps/web/src/features/hall/hall.ts': "import { list } from '../tasks/list.ts';\nexport { list };",
  'apps/web/src/features/tasks/list.ts': 'export const list = 1;',
  'apps/web/src/lib/lazy.ts': "export const lazy = () => import('../features/tasks/list.ts');",
  'apps/web/src/app/gone.ts': "import { nothing } from './nothing.ts';\nexport { nothing };",
  'e2e/journeys/shortcut.spec.ts': "import { db } from '../../packages/db/src/index.ts';\nexport { db };",
  'packages/engine/package.json': '{ "dependencies": { "bpmn-engine": "1" } }',
  'packages/forms/package.json': '{ "dependencies": { "react": "1" } }',
  'packages/tokens/package.json': '{}',
  'node_modules/bpmn-engine/index.js': 'export class Engine {}',
  'node_modules/fastify/index.js': 'export const fastify = 1;',
  'node_modules/react/package.json': '{ "name": "react", "exports": "./dist/react.js" }',
  'node_modules/react/dist/react.js': 'export const useState = 1;',
};

const expected = [
  'apps-api-imports: apps/api/src/seed.ts',
  'bpmn-engine-stays-behind-the-port: packages/engine/src/uses-library.ts',
  'declared-dependencies: packages/tokens/src/types-of-fastify.ts',
  'e2e-imports: e2e/journeys/shortcut.spec.ts',
  'features-meet-at-the-front-door: apps/web/src/features/hall/hall.ts',
  'forms-without-react-at-the-front: packages/forms/src/check.ts',
  'front-door: apps/api/src/modules/items/inner.ts',
  'front-door: apps/api/src/seed.ts',
  'no-circular: packages/approval/src/circle-a.ts',
  'only-repositories-touch-the-database: apps/api/src/modules/tasks/complete-task.ts',
  'packages-approval-imports: packages/approval/src/stores.ts',
  'pure-packages-do-no-input-or-output: packages/tokens/src/reads-files.ts',
  'pure-packages-use-no-framework: packages/tokens/src/types-of-fastify.ts',
  'resolvable: apps/web/src/app/gone.ts',
  'shared-web-code-knows-no-feature: apps/web/src/lib/lazy.ts',
  'slices-meet-at-the-front-door: apps/api/src/modules/items/list-items.ts',
  'testing-only-in-tests: apps/api/src/seed.ts',
];

/** @type {string} */
let folder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowhall-imports-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every broken rule is reported, and nothing else', async () => {
  const { output } = await cruise(['packages', 'apps', 'e2e'], {
    ...configuration.options,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
    baseDir: folder,
  });
  if (typeof output === 'string') throw new Error('The checker answered with text instead of findings.');
  const found = output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
  expect(found).toEqual(expected);
});
