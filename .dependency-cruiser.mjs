// The import rules of ARCHITECTURE.md, checked by `npm test -- imports`. Each rule says why it is there; that text is
// printed with a violation.

import { readdirSync, readFileSync } from 'node:fs';

const tests = String.raw`\.test\.(ts|tsx|mjs)$|/test/|/fixtures/`;

/**
 * What each package may import from the workspace. Everything points one way, from the applications to the leaves.
 * `files` are single files besides.
 * @type {Record<string, { may: string[], files?: string[], why: string }>}
 */
const packages = {
  'packages/contracts': { may: [], why: 'The contracts are a leaf: browser, server and tests share them.' },
  'packages/calendar': { may: [], why: 'Dates and working time are a leaf: FEEL and timers count with them.' },
  'packages/feel': { may: ['calendar'], why: 'FEEL is evaluated alike in browser, server and tests.' },
  'packages/bpmn': { may: ['calendar', 'feel'], why: 'Browser and server share the model reader.' },
  'packages/dmn': {
    may: ['calendar', 'feel', 'bpmn'],
    why: 'Decisions are made alike wherever processes run; the XML guards are those of BPMN.',
  },
  'packages/forms': {
    may: ['contracts', 'calendar', 'feel', 'bpmn'],
    why: 'Forms are validated alike in browser and server.',
  },
  'packages/tokens': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'dmn'],
    why: 'The token runtime is pure and runs in the browser too.',
  },
  'packages/modeler': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'tokens'],
    why: 'The modeler runs in the browser only.',
  },
  'packages/items': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'dmn', 'forms', 'tokens'],
    why: 'Reading a service item needs its model and its forms, not a runtime or a database.',
  },
  'packages/engine': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'dmn', 'tokens'],
    why: 'The engine knows processes, not people.',
  },
  'packages/approval': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'dmn', 'tokens', 'engine'],
    why: 'Approval decides on rounds and plans moves; storing and delivering is for the API.',
  },
  'packages/jobs': {
    may: ['contracts', 'calendar', 'feel', 'bpmn'],
    why: 'What a job asks for and what its answer means is the same on the server and in scenarios; sending is for the API.',
  },
  'packages/db': { may: [], why: 'Opening and migrating the database knows nothing of what is stored.' },
  'packages/demo': { may: ['contracts'], why: 'The demo university is data that demo mode and scenarios share.' },
  'packages/scenarios': {
    may: [
      'contracts',
      'demo',
      'calendar',
      'feel',
      'bpmn',
      'dmn',
      'forms',
      'tokens',
      'items',
      'engine',
      'approval',
      'jobs',
    ],
    why: 'Applications are played in memory, by the command line and by the studio alike; nothing is stored or sent.',
  },
  'packages/testing': {
    may: [
      'contracts',
      'demo',
      'scenarios',
      'calendar',
      'feel',
      'bpmn',
      'dmn',
      'forms',
      'tokens',
      'items',
      'engine',
      'approval',
      'jobs',
      'db',
    ],
    why: 'Test support sits on the packages, below the applications.',
  },
  'packages/bench': {
    may: ['contracts', 'demo', 'bpmn', 'forms', 'tokens', 'items', 'engine', 'approval', 'db', 'testing'],
    why: 'Benchmarks measure the packages and, over HTTP, the API; nothing depends on them.',
  },
  'packages/cli': {
    may: [
      'contracts',
      'demo',
      'calendar',
      'feel',
      'bpmn',
      'dmn',
      'forms',
      'tokens',
      'items',
      'engine',
      'approval',
      'scenarios',
    ],
    why: 'The command line works on folders of service items and on the HTTP API, never on the database.',
  },
  'apps/web': {
    may: ['contracts', 'calendar', 'feel', 'bpmn', 'forms', 'items', 'tokens', 'modeler'],
    why: 'What the browser loads must not pull in the engine, the database or the API.',
  },
  'apps/api': {
    may: [
      'contracts',
      'demo',
      'calendar',
      'feel',
      'bpmn',
      'dmn',
      'forms',
      'tokens',
      'items',
      'engine',
      'approval',
      'jobs',
      'scenarios',
      'db',
    ],
    why: 'The API is the one place where the packages meet the database.',
  },
  e2e: {
    may: ['contracts'],
    files: ['^apps/web/src/i18n/(zh|en)/index\\.ts$'],
    why: 'Journeys talk HTTP and browser only, as users do; what pages say they look up in the texts.',
  },
};

/** The files that packages export: what others may import of them. */
const frontDoors = readdirSync(new URL('packages', import.meta.url)).flatMap((name) => {
  const manifest = JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, import.meta.url), 'utf8'));
  return Object.values(manifest.exports ?? {}).map((file) => `^packages/${name}/${file.replace('./', '')}$`);
});

/** @param {string} name */
const ruleName = (name) => `${name.replace('/', '-')}-imports`;

const directionRules = Object.entries(packages).map(([folder, { may, files = [], why }]) => ({
  name: ruleName(folder),
  comment: `${why} ${folder} may import: ${may.length > 0 ? may.join(', ') : 'no other package'}.`,
  // The journeys' own server may use the test databases; the journeys may not.
  from: { path: `^${folder}/`, pathNot: [tests, '^e2e/support/'] },
  to: {
    path: '^(packages|apps|e2e)/',
    pathNot: [`^${folder}/`, ...may.map((name) => `^packages/${name}/`), ...files],
  },
}));

/** @type {Omit<import('dependency-cruiser').IRegularForbiddenRuleType, 'severity'>[]} */
const rules = [
  ...directionRules,
  {
    name: 'tests-stay-in-reach',
    comment: 'A test may use the test support besides what its package may import; it reaches into no other package.',
    from: { path: `^(packages|apps)/([^/]+)/.*(${tests})` },
    to: {
      path: '^(packages|apps)/[^/]+/',
      pathNot: ['^(packages|apps)/$2/', ...frontDoors],
    },
  },
  {
    name: 'front-door',
    comment: 'A package is imported by its name, through what it exports; its files are its own business.',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: {
      path: '^packages/([^/]+)/',
      pathNot: ['^packages/$2/', ...frontDoors],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'testing-only-in-tests',
    comment: 'Test support never ships.',
    from: { path: '^apps/', pathNot: tests },
    to: { path: '^packages/testing/' },
  },
  {
    name: 'bpmn-engine-stays-behind-the-port',
    comment: 'Only the runtime folder knows bpmn-engine: the library can be replaced without touching anything else.',
    from: { pathNot: '^packages/engine/src/runtime/bpmn-engine/' },
    to: { path: 'node_modules/(bpmn-engine|bpmn-elements|moddle-context-serializer)/' },
  },
  {
    name: 'requests-through-the-connector',
    comment: 'One place decides where the requests of service tasks may go, and opens their connections.',
    from: { pathNot: '^apps/api/src/adapters/http-connector/' },
    to: { path: 'node_modules/undici/' },
  },
  {
    name: 'feel-in-one-place',
    comment: 'One scope, one clock, one kind of error: whoever evaluates FEEL asks packages/feel.',
    from: { pathNot: '^packages/feel/' },
    to: { path: 'node_modules/feelin/' },
  },
  {
    name: 'pure-packages-use-no-framework',
    comment: 'Rules and runtimes must run anywhere, also in the browser and in a test of a millisecond.',
    from: { path: '^packages/(contracts|calendar|feel|bpmn|dmn|tokens|engine|approval|jobs)/', pathNot: tests },
    to: {
      path: 'node_modules/(@prisma|prisma|pg|pg-boss|@electric-sql|fastify|@fastify|react|react-dom|antd|pino)(/|$)',
    },
  },
  {
    name: 'pure-packages-do-no-input-or-output',
    comment: 'They get a clock and ports: no file, network, process or timer of Node.',
    from: {
      path: '^packages/(contracts|calendar|feel|bpmn|dmn|tokens|engine|approval|jobs|modeler)/src/',
      pathNot: tests,
    },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  },
  {
    name: 'forms-without-react-at-the-front',
    comment: 'The server validates forms; it must not load React for that.',
    from: { path: '^packages/forms/src/', pathNot: ['^packages/forms/src/react/', tests] },
    to: {
      path: [
        '^packages/forms/src/react/',
        'node_modules/(react|react-dom|antd|@ant-design|@rjsf/antd|@rjsf/core)(/|$)',
      ],
    },
  },
  {
    name: 'server-without-react',
    comment: 'The API renders nothing.',
    from: { path: '^apps/api/' },
    to: {
      path: ['^packages/forms/src/react/', '^packages/modeler/', 'node_modules/(react|react-dom|antd|bpmn-js)(/|$)'],
    },
  },
  {
    name: 'only-repositories-touch-the-database',
    comment:
      'In a slice, the repository is the only file that reads and writes the database; others get its functions.',
    from: { path: '^apps/api/src/modules/', pathNot: ['\\.repository\\.ts$', tests] },
    to: { path: ['^packages/db/', 'node_modules/(@prisma/client|pg)(/|$)'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'slices-meet-at-the-front-door',
    comment: "A slice of the API uses another slice through that slice's index.ts.",
    from: { path: '^apps/api/src/modules/([^/]+)/' },
    to: {
      path: '^apps/api/src/modules/([^/]+)/',
      pathNot: ['^apps/api/src/modules/$1/', '^apps/api/src/modules/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'plugins-know-no-slice',
    comment: 'Cross-cutting plugins and adapters serve every slice and depend on none.',
    from: { path: '^apps/api/src/(plugins|adapters)/', pathNot: tests },
    to: {
      path: '^apps/api/src/modules/',
    },
  },
  {
    name: 'shared-web-code-knows-no-feature',
    comment: 'components and lib are shared by the features and import none of them.',
    from: { path: '^apps/web/src/(components|lib)/' },
    to: { path: '^apps/web/src/(features|app)/' },
  },
  {
    name: 'features-meet-at-the-front-door',
    comment: "A feature of the web application uses another feature through that feature's index.ts.",
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: {
      path: '^apps/web/src/features/[^/]+/',
      pathNot: ['^apps/web/src/features/$1/', '^apps/web/src/features/[^/]+/index\\.tsx?$'],
    },
  },
  {
    name: 'no-circular',
    comment: 'Files that need each other are one thing in two places; type-only circles are harmless.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere, or only to the installation of another package.',
    from: { path: '^(packages|apps|e2e|scripts)/' },
    to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)$' },
  },
  {
    name: 'declared-dependencies',
    comment: 'A package declares what it imports.',
    from: { path: '^(packages|apps|e2e)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-dependency-in-production',
    comment: 'What runs in production is a dependency, not a development dependency.',
    from: { path: '^(packages|apps)/[^/]+/src/', pathNot: [tests, '^packages/testing/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  },
];

export default {
  forbidden: rules.map((rule) => ({ ...rule, severity: /** @type {const} */ ('error') })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|src/generated)/' },
    tsPreCompilationDeps: true,
    // The test tools are dependencies of the whole workspace.
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
