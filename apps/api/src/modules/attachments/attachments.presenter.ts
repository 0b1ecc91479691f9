import type { Attachment } from '@flowhall/contracts';
import type { AttachmentRow } from './attachments.repository.ts';

export const presentAttachment = ({ id, name, mediaType, size, createdAt }: AttachmentRow): Attachment => ({
  id,
  name,
  mediaType,
  size,
  createdAt: createdAt.toISOString(),
});
