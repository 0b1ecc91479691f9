export const VIEWS = ['todo', 'done', 'cc', 'drafts'] as const;
export type View = (typeof VIEWS)[number];

export const readView = (params: URLSearchParams): View =>
  VIEWS.find((candidate) => candidate === params.get('view')) ?? 'todo';
