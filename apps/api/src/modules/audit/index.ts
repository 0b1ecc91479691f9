export { type AuditRecord, recordAudit } from './audit.repository.ts';
export { auditRoutes } from './audit.routes.ts';
