export { KEEP_RETENTION, keepRetention } from './keep-retention.ts';
export { personalDataRoutes } from './personal-data.routes.ts';
export { SEAL_EXISTING, sealExisting } from './seal-existing.ts';
