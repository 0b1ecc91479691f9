import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import type { FileStorage } from '../../adapters/file-storage.ts';
import { UserError } from '../../errors.ts';
import { ACCEPTED_EXTENSIONS, extensionOf, isAcceptedExtension, mediaTypeFor } from './accepted-types.ts';
import { cleanFileName } from './file-name.ts';

/** A file on its way in, as the multipart parser gives it. */
export interface IncomingFile {
  /** Absent when the name was empty. */
  readonly filename: string | undefined;
  readonly file: Readable & { readonly truncated: boolean };
}

/** A file that was checked and stored. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly storageKey: string;
}

/**
 * Takes in one upload: streams it to a temporary file, checks name, size and content, and moves it into the storage.
 * A refused file leaves nothing behind.
 * @throws UserError invalid-request when it breaks off, file-name-invalid, file-type-refused, file-too-large, file-empty, file-type-mismatch.
 */
export async function receiveFile(
  incoming: IncomingFile,
  storage: FileStorage,
  limits: { readonly bytes: number },
): Promise<StoredFile> {
  const name = cleanFileName(incoming.filename ?? '');
  if (name === null) throw new UserError('file-name-invalid');
  const extension = extensionOf(name);
  if (!isAcceptedExtension(extension)) {
    throw new UserError('file-type-refused', { params: { allowed: ACCEPTED_EXTENSIONS.join(', ') } });
  }
  const folder = await mkdtemp(join(tmpdir(), 'flowhall-upload-'));
  try {
    const path = join(folder, 'file');
    const { size, sha256 } = await saveTo(path, incoming.file).catch((cause: unknown) => {
      throw incoming.file.errored ? new UserError('invalid-request', { cause }) : cause;
    });
    if (incoming.file.truncated) {
      throw new UserError('file-too-large', { params: { limit: Math.floor(limits.bytes / 1024 / 1024) } });
    }
    if (size === 0) throw new UserError('file-empty');
    const mediaType = mediaTypeFor(extension, (await fileTypeFromFile(path))?.mime);
    if (mediaType === null) throw new UserError('file-type-mismatch');
    const storageKey = `${sha256.slice(0, 2)}/${randomUUID()}.${extension}`;
    await storage.moveFromFs(path, storageKey);
    return { name, mediaType, size, sha256, storageKey };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function saveTo(path: string, file: Readable): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    file,
    async function* measure(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { size, sha256: hash.digest('hex') };
}
