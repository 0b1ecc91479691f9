import type { Attachment, Problem } from '@flowhall/contracts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { ApiProblem } from './api-problem.ts';
import { access } from './client.ts';
import { randomKey } from './intents.ts';

interface Answer {
  status: number;
  body: unknown;
}

/** XMLHttpRequest, because fetch cannot tell how far an upload has come. */
function post(file: File, key: string, onProgress: (percent: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/attachments');
    request.responseType = 'json';
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('idempotency-key', key);
    const token = access.token();
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(Math.round((loaded / total) * 100));
    });
    request.addEventListener('load', () => resolve({ status: request.status, body: request.response }));
    request.addEventListener('error', () => reject(new ApiProblem('network', 0)));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function isAttachment(body: unknown): body is Attachment {
  return typeof body === 'object' && body !== null && 'id' in body && 'mediaType' in body;
}

function isProblem(body: unknown): body is Problem & { code: ApiProblem['code'] } {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** Uploads one file. `onProgress` takes 0…100. Rejects with ApiProblem, or the signal's reason when aborted. */
export async function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  signal.throwIfAborted();
  const key = randomKey();
  let { status, body } = await post(file, key, onProgress, signal);
  if (status === 401 && (await access.renew())) ({ status, body } = await post(file, key, onProgress, signal));
  if (status === 201 && isAttachment(body)) return body;
  throw isProblem(body) ? new ApiProblem(body.code, status, body) : new ApiProblem('unreadable-answer', status);
}
