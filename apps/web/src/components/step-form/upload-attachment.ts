import type { Attachment } from '@flowhall/contracts';
import { http } from '../../lib/api/client.ts';

/** Uploads one file. The browser tells no progress of such requests: it is at the start, then at the end. */
export async function uploadAttachment(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const body = new FormData();
  body.append('file', file);
  onProgress(10);
  const response = await http(
    new Request(new URL('/api/attachments', window.location.origin), { method: 'POST', body, signal }),
  );
  onProgress(100);
  const uploaded: Attachment = await response.json();
  return uploaded;
}
