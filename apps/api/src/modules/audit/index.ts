export { AUDIT_ACTIONS, type AuditAction, type AuditRecord, recordAudit } from './audit.repository.ts';
