export { presentAttachment } from './attachments.presenter.ts';
export {
  type AttachmentRow,
  createMade as createMadeAttachment,
  findAll as findAttachments,
} from './attachments.repository.ts';
export { type AttachmentsDeps, attachmentsRoutes } from './attachments.routes.ts';
export { bindAttachments } from './bind-attachments.ts';
export { bindEnclosures, type Enclosures } from './bind-enclosures.ts';
export type { StoredFile } from './receive-file.ts';
export { SWEEP_ATTACHMENTS, sweepAttachments } from './sweep-attachments.ts';
