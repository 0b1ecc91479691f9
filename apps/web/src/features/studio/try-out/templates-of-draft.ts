/** Where the templates of a draft are downloaded, up to their name: nothing of it is deployed yet. */
export const templatesOfDraft = (draftId: string): string =>
  `/api/studio/drafts/${encodeURIComponent(draftId)}/file?path=templates/`;
