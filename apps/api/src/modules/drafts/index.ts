export { beginDraft } from './begin-draft.ts';
export { countDrafts } from './count-drafts.ts';
export { remove as removeDraft } from './drafts.repository.ts';
export { type DraftsDeps, draftsRoutes } from './drafts.routes.ts';
export { openDraft, sealedDraft } from './seal-draft.ts';
