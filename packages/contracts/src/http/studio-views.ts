import { type Static, Type } from 'typebox';
import { instant, literals, localizedText, nullable, uuid } from './common.ts';
import { migrationPlan } from './migrations.ts';

/** Something wrong with a service item, with the place and the cure. Items with errors are never deployed. */
export const itemFinding = Type.Object({
  /** Stable rule id, for example `manifest/required`. */
  rule: Type.String(),
  severity: literals(['error', 'warning']),
  /** Path inside the item folder. */
  file: Type.String(),
  /** Counted from 1; null when the finding is about the whole file. */
  line: nullable(Type.Integer()),
  column: Type.Optional(Type.Integer()),
  /** BPMN element, form field or entry of `item.yaml` that is meant. */
  element: nullable(Type.String()),
  message: localizedText,
  mend: localizedText,
});
export type ItemFindingView = Static<typeof itemFinding>;

/** One file of an item folder. */
export const itemFile = Type.Object({
  path: Type.String(),
  mediaType: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  /** Of its bytes, in hexadecimal digits. */
  sha256: Type.String(),
  /** Of text files only; the others are downloaded. */
  text: Type.Optional(Type.String()),
});
export type ItemFileView = Static<typeof itemFile>;

/** Who has a draft in their hands. */
export const draftLock = Type.Object({ userId: uuid, userName: Type.String(), until: instant, mine: Type.Boolean() });
export type DraftLock = Static<typeof draftLock>;

/** What the caller may do with an item or its draft. */
export const studioAbilities = Type.Object({
  edit: Type.Boolean(),
  deploy: Type.Boolean(),
  migrate: Type.Boolean(),
});
export type StudioAbilities = Static<typeof studioAbilities>;

const basedOn = nullable(Type.Object({ version: Type.Integer() }));

/** The draft of an item: the files of its next version. */
export const itemDraft = Type.Object({
  id: uuid,
  itemKey: Type.String(),
  /** As `item.yaml` has it; the key where it has none. */
  name: localizedText,
  basedOn,
  /** Counts up with each change; a change names the one that it is made to. */
  revision: Type.Integer(),
  /** Whether it differs from the version that it is based on. */
  changed: Type.Boolean(),
  updatedAt: instant,
  updatedBy: nullable(Type.String()),
  lock: nullable(draftLock),
  files: Type.Array(itemFile),
  abilities: studioAbilities,
});
export type ItemDraftView = Static<typeof itemDraft>;

/** The files of a deployed version. */
export const versionFiles = Type.Object({
  definitionId: uuid,
  itemKey: Type.String(),
  version: Type.Integer(),
  files: Type.Array(itemFile),
});
export type VersionFilesView = Static<typeof versionFiles>;

const itemCategory = Type.Object({ key: Type.String(), zh: Type.String(), en: Type.String() });

export const studioItem = Type.Object({
  key: Type.String(),
  name: localizedText,
  category: nullable(itemCategory),
  icon: Type.String(),
  /** Null as long as nothing has been deployed. */
  current: nullable(Type.Object({ definitionId: uuid, version: Type.Integer(), deployedAt: instant })),
  versions: Type.Integer(),
  runningInstances: Type.Integer(),
  draft: nullable(
    Type.Object({
      id: uuid,
      changed: Type.Boolean(),
      by: nullable(Type.String()),
      at: instant,
    }),
  ),
});
export type StudioItem = Static<typeof studioItem>;

/** What deploying a draft means for the applications that run on older versions. */
export const draftEffect = Type.Object({
  revision: Type.Integer(),
  /** Whether the draft can be deployed as it is; without that nothing can be told of moving. */
  deployable: Type.Boolean(),
  /** Versions on which applications run, newest first. */
  versions: Type.Array(
    Type.Object({
      definitionId: uuid,
      version: Type.Integer(),
      running: Type.Integer(),
      /** Where they wait now. */
      steps: Type.Array(Type.Object({ stepId: Type.String(), name: Type.String(), instances: Type.Integer() })),
      /** What bringing them over would do. */
      plan: nullable(migrationPlan),
    }),
  ),
});
export type DraftEffect = Static<typeof draftEffect>;

/** What came of a deployment from outside. */
export const deployment = Type.Object({
  itemKey: Type.String(),
  /** The version that holds the files; with `dryRun` the one that they would make. */
  version: Type.Integer(),
  /** False when the present version holds the same already. */
  fresh: Type.Boolean(),
  findings: Type.Array(itemFinding),
});
export type DeploymentView = Static<typeof deployment>;

const coverageShare = Type.Object({
  total: Type.Integer(),
  covered: Type.Integer(),
  /** Ids of what was not run. */
  missing: Type.Array(Type.String()),
});

/** What came of the scenarios of a draft. */
export const scenarioResults = Type.Object({
  revision: Type.Integer(),
  scenarios: Type.Array(
    Type.Object({
      file: Type.String(),
      name: Type.String(),
      /** Empty when everything was as expected. */
      findings: Type.Array(itemFinding),
      milliseconds: Type.Number(),
    }),
  ),
  /** How much of the process they run, in whole per cent and by kind; rules as `decision#rule`. */
  coverage: Type.Object({
    percent: Type.Integer(),
    nodes: coverageShare,
    flows: coverageShare,
    rules: coverageShare,
    /** Ids of elements and flows that were run. */
    ran: Type.Object({ nodes: Type.Array(Type.String()), flows: Type.Array(Type.String()) }),
  }),
});
export type ScenarioResults = Static<typeof scenarioResults>;

/** What somebody has changed in a file of an item. */
export const itemChange = Type.Object({
  /** The version of which it is part; null: it is in the draft. */
  definitionId: nullable(uuid),
  path: Type.String(),
  by: nullable(Type.String()),
  at: instant,
  /** Of the process: names of what was added, changed or taken away. */
  elements: Type.Array(Type.String()),
});
export type ItemChangeView = Static<typeof itemChange>;
