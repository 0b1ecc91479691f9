import type { Api } from '@flowhall/contracts';

/** How somebody may have to do with the application under test. */
export const RELATIONS = ['initiator', 'assignee', 'deputy', 'past', 'cc', 'stranger', 'admin'] as const;
export type RelationName = (typeof RELATIONS)[number];

/** `yes`: may do it, which other tests show where it changes something; else the status and code of the refusal. */
type Cell = 'yes' | readonly [status: number, code: string];
export type Cells = Readonly<Record<RelationName, Cell>>;

/**
 * - `public`: for everybody;
 * - `shared`: the same for all who have signed in;
 * - `own`: what is one's own, whoever one is: never anything of others;
 * - cells: about one thing, by relation to it.
 */
export type Rule = 'public' | 'shared' | 'own' | Cells;

const HIDDEN = [404, 'not-found'] as const;
const FORBIDDEN = [403, 'forbidden'] as const;
const NOT_YOURS = [403, 'not-your-task'] as const;

const all = (cell: Cell): Cells => ({
  ...{ initiator: cell, assignee: cell, deputy: cell, past: cell, cc: cell, admin: cell },
  stranger: HIDDEN,
});
const readers = all('yes');
const worker: Cells = { ...all(NOT_YOURS), assignee: 'yes', deputy: 'yes' };
const only = (...names: RelationName[]): Cells => ({
  ...all(HIDDEN),
  ...Object.fromEntries(names.map((name) => [name, 'yes'])),
});

type Open<A> = { [K in keyof A]: A[K] extends { access: 'public' | 'authenticated' } ? K : never }[keyof A];

/** Every operation that no permission guards. One that is missing here does not compile. */
export const MATRIX: Readonly<Record<Open<Api>, Rule>> = {
  getHealth: 'public',
  getReady: 'public',
  getSite: 'public',
  login: 'public',
  refresh: 'public',
  logout: 'public',
  getValidator: 'public',
  verifySheet: 'public',
  loginVisitor: 'public',
  requestPasswordReset: 'public',
  readPasswordLink: 'public',
  usePasswordLink: 'public',
  createFirstAdministrator: 'public',
  listPublicItems: 'public',
  listSignInProviders: 'public',
  beginProviderSignIn: 'public',
  finishProviderSignIn: 'public',
  signInWithDirectory: 'public',
  endProviderSession: 'public',
  sendVisitorCode: 'public',
  getTryOutValidator: 'public',

  getOrgTree: 'shared',
  listOrgChildren: 'shared',
  listUsers: 'shared',
  listDepartments: 'shared',
  listRoles: 'shared',
  listPosts: 'shared',
  listDeputyItems: 'shared',
  listItems: 'shared',
  getItem: 'shared',
  getItemOptions: 'shared',
  listTakenTimes: 'shared',
  addFavourite: 'shared',
  removeFavourite: 'shared',
  getDefinitionFile: 'shared',

  getMe: 'own',
  updateMe: 'own',
  getOwnAccount: 'own',
  sendPhoneCode: 'own',
  setPhone: 'own',
  changePassword: 'own',
  listDeputies: 'own',
  createDeputy: 'own',
  createInstance: 'own',
  listInstances: 'own',
  exportInstances: 'own',
  listTasks: 'own',
  exportTasks: 'own',
  getTaskCounts: 'own',
  actOnTasks: 'own',
  listSavedViews: 'own',
  countSavedViews: 'own',
  createSavedView: 'own',
  uploadAttachment: 'own',
  keepAttachments: 'own',
  listDrafts: 'own',
  createDraft: 'own',
  listNotifications: 'own',
  readNotifications: 'own',
  getNotificationSettings: 'own',
  saveNotificationSettings: 'own',
  streamEvents: 'own',
  listMySessions: 'own',
  endMyOtherSessions: 'own',
  listMyTokens: 'own',
  exportMyData: 'own',
  createMyToken: 'own',
  getSignature: 'own',
  saveSignature: 'own',
  deleteSignature: 'own',

  getInstance: readers,
  getHistory: readers,
  verifyHistory: readers,
  getDiagram: readers,
  getForecast: readers,
  getSheet: readers,
  listComments: readers,
  addComment: readers,
  listParticipants: readers,
  getAttachment: readers,
  // What an application refers to stays.
  deleteAttachment: only(),
  terminateInstance: { ...all(FORBIDDEN), initiator: 'yes', admin: 'yes' },
  withdrawInstance: { ...all(FORBIDDEN), initiator: [409, 'withdraw-too-late'], past: 'yes' },
  urgeInstance: { ...all(FORBIDDEN), initiator: 'yes', past: 'yes' },
  sendCopy: { ...all('yes'), cc: FORBIDDEN, admin: FORBIDDEN },
  copyInstance: { ...all(FORBIDDEN), initiator: 'yes' },

  // Where the application has such a value; a copy is none of one's own business.
  showClearValue: { ...all([404, 'not-found']), cc: FORBIDDEN },
  endMySession: only(),
  revokeMyToken: only(),

  getTask: readers,
  getTaskOptions: worker,
  previewTaskOptions: worker,
  getReturnTargets: worker,
  completeTask: worker,
  returnTask: worker,
  transferTask: worker,
  delegateTask: worker,
  addSign: worker,
  claimTask: worker,
  releaseTask: worker,
  removeSign: worker,

  getDraft: only('initiator'),
  saveDraft: only('initiator'),
  deleteDraft: only('initiator'),
  changeSavedView: only('initiator'),
  deleteSavedView: only('initiator'),
  changeDeputy: only('assignee', 'admin'),
  endDeputy: only('assignee', 'deputy', 'admin'),
};
