/**
 * First words of every query key, so that a live change reaches what it concerns: a query about one thing continues
 * with its id, a list with its filters.
 */
export const queryKeys = {
  site: ['site'],
  items: ['items'],
  drafts: ['drafts'],
  tasks: ['tasks'],
  instances: ['instances'],
  views: ['views'],
  counts: ['counts'],
  notifications: ['notifications'],
  org: ['org'],
  deputies: ['deputies'],
  studio: ['studio'],
} as const;
