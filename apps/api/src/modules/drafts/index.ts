export { beginDraft } from './begin-draft.ts';
export { countDrafts } from './count-drafts.ts';
export { remove as removeDraft } from './drafts.repository.ts';
export { type DraftsDeps, draftsRoutes } from './drafts.routes.ts';
export { sealedDraft } from './seal-draft.ts';
