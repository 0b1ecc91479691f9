export { type AuditAction, type AuditRecord, recordAudit } from './audit.repository.ts';
