import { randomUUID } from 'node:crypto';
import type { Answer, Caller } from './start-service-hall.ts';

/** Smallest files that sniffers know. */
export const FILES = {
  pdf: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
};

/** Sends one file as a browser's form would, with the name as it is given. */
export function sendFile(
  caller: Caller,
  name: string,
  content: Buffer,
  type = 'application/octet-stream',
  url = '/api/attachments',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const boundary = `----${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return caller.post(url, payload, { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` });
}
