import { inflateSync } from 'node:zlib';

/** Much more than a signature has. */
const MOST_PIXELS = 4_000_000;
/** Channels by colour type, without palettes of fewer bits and what else no signature is drawn with. */
const CHANNELS = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);
const PIXEL_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const PNG_HEAD = 8;

/**
 * An image as a sheet can take it, with nothing but its pixels; null for one that cannot be drawn or is far too large. An
 * upload is known by its first bytes alone, and setting a sheet draws the rest: a broken image would keep the sheet from
 * being made, and a huge one takes all memory.
 */
export function printableImage(content: Buffer, mediaType: string): Buffer | null {
  if (mediaType === 'image/png') return plainPng(content);
  return mediaType === 'image/jpeg' && hasFrame(content) ? content : null;
}

function plainPng(content: Buffer): Buffer | null {
  const chunks = chunksOf(content).filter(({ type }) => PIXEL_CHUNKS.has(type));
  const [head] = chunks;
  if (head?.type !== 'IHDR' || head.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return null;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [bits, colourType, , , interlaced] = head.data.subarray(8);
  const channels = CHANNELS.get(colourType ?? -1);
  if (channels === undefined || bits !== 8 || interlaced !== 0) return null;
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) return null;
  const pixels = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));
  const size = height * (1 + width * channels);
  return inflatedSize(pixels, size) === size
    ? Buffer.concat([content.subarray(0, PNG_HEAD), ...chunks.map(({ whole }) => whole)])
    : null;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

/** Up to the end that the image names, or as far as they are whole. */
function chunksOf(content: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  let at = PNG_HEAD;
  while (at + 12 <= content.length && chunks.at(-1)?.type !== 'IEND') {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) break;
    const whole = content.subarray(at, end);
    chunks.push({ type: whole.toString('latin1', 4, 8), data: whole.subarray(8, -4), whole });
    at = end;
  }
  return chunks;
}

function inflatedSize(packed: Buffer, most: number): number | null {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length;
  } catch {
    return null;
  }
}

/** Whether a JPEG says how large it is, where one looks for it. */
function hasFrame(content: Buffer): boolean {
  let at = 2;
  while (at + 10 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4;
    const sides = [content.readUInt16BE(at + 5), content.readUInt16BE(at + 7)];
    if (isFrame) return !sides.includes(0) && [1, 3, 4].includes(content[at + 9] ?? 0);
    at += 2 + content.readUInt16BE(at + 2);
  }
  return false;
}
