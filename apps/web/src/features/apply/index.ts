export { forgetKeptDrafts, mayHaveKept, sendingReport, sendKeptDrafts } from './kept/kept-drafts.ts';
