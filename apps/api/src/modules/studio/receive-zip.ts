import { createHash } from 'node:crypto';
import { ITEM_LIMITS, isItemKey, parseSource, type UnzippedItem, unzipItem, ZipRefused } from '@flowhall/items';
import type { FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';

const MB = 1024 * 1024;

/** A zip is at most as large as what it may hold. */
export const ZIP_LIMIT = ITEM_LIMITS.totalBytes;

/** The parser's own errors carry no status; a limit does. */
function malformed(error: Error): never {
  throw 'statusCode' in error ? error : new UserError('invalid-request', { cause: error });
}

/** An item as a zip brings it. */
export interface ReceivedZip extends UnzippedItem {
  /** How the file is called. */
  readonly name: string;
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** The item in the zip that a request brings. @throws UserError `file-empty`, `zip-invalid`, … */
export async function receiveZip(request: FastifyRequest): Promise<ReceivedZip> {
  if (!request.isMultipart()) throw new UserError('unsupported-media-type');
  const part = await request.file().catch(malformed);
  if (!part) throw new UserError('file-empty');
  const bytes = await part.toBuffer().catch(malformed);
  if (bytes.byteLength === 0) throw new UserError('file-empty');
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...unzipItem(bytes), name: part.filename, sha256 };
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    const { fault, path } = error;
    if (fault === 'not-a-zip') throw new UserError('zip-invalid');
    if (fault === 'path') throw new UserError('file-path-invalid', { params: { path } });
    const { fileBytes, totalBytes, files: count } = ITEM_LIMITS;
    throw new UserError('item-too-large', { params: { path, file: fileBytes / MB, total: totalBytes / MB, count } });
  }
}

/** The key of an item: as `item.yaml` says, else as its folder or its file is called. @throws UserError `item-key-unknown` */
export function keyOf({ files, folder, name }: UnzippedItem & { readonly name: string }): string {
  const { source } = parseSource('item.yaml', new TextDecoder().decode(files.get('item.yaml') ?? new Uint8Array()));
  const value = source?.value;
  const own: unknown = typeof value === 'object' && value !== null && 'key' in value ? value.key : null;
  const known = [own, folder, name.replace(/\.zip$/i, '')].find((one) => typeof one === 'string' && isItemKey(one));
  if (typeof known !== 'string') throw new UserError('item-key-unknown');
  return known;
}
