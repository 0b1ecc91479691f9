export { presentAttachment } from './attachments.presenter.ts';
export {
  type AttachmentRow,
  createFor as createAttachmentFor,
  findAll as findAttachments,
} from './attachments.repository.ts';
export { type AttachmentsDeps, attachmentsRoutes } from './attachments.routes.ts';
export { bindAttachments } from './bind-attachments.ts';
export { bindEnclosures, type Enclosures } from './bind-enclosures.ts';
export type { StoredFile } from './receive-file.ts';
