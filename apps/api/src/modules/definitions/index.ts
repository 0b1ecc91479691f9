export type { CompiledDefinition } from './compiled-definition.ts';
export { createDefinitionCache, type DefinitionCache } from './definition-cache.ts';
export { presentDefinition } from './definitions.presenter.ts';
export {
  findCallable,
  findFile as findDefinitionFile,
  findNames as findUserNames,
  findOne as findDefinitionRow,
  findVersions,
  findXml as findDefinitionXml,
} from './definitions.repository.ts';
export { type DefinitionsDeps, definitionsRoutes } from './definitions.routes.ts';
export {
  checkForDeployment,
  compileChecked,
  deployFiles,
  findOrganisationKeys,
  ItemRefused,
  type OrganisationKeys,
  type PreparedItem,
  prepareDeployment,
} from './deploy-files.ts';
export { deployFolder, type FolderDeployment } from './deploy-folder.ts';
export type { DeployedBy, Deployment } from './deploy-item.ts';
export {
  findByName as findStarts,
  findDue as findDueStarts,
  lockDue as lockDueStart,
  putOn as putOnStart,
  type StartEvent,
} from './start-events.repository.ts';
export { formOfStep, presentStepForm } from './step-form.ts';
export { type AcceptedForm, acceptForm, type Submission } from './submitted-form.ts';
export { findVersionFiles } from './version-files.ts';
export { type FolderWatch, watchFolder } from './watch-folder.ts';
