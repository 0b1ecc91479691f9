import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { printableImage } from './printable-image.ts';

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

interface Wanted {
  readonly width?: number;
  readonly height?: number;
  readonly interlaced?: number;
  readonly pixels?: Buffer;
  readonly more?: readonly Buffer[];
}

/** A transparent PNG of 2 × 3, unless other things are wanted. */
function png({ width = 2, height = 3, interlaced = 0, pixels = Buffer.alloc(27), more = [] }: Wanted = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, interlaced], 8);
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([begin, ...parts]);
}

/** The beginning of a JPEG with a comment before its frame. */
const jpeg = (width: number, frame = 0xc0): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xfe, 0, 4, 65, 65],
    ...[0xff, frame, 0, 17, 8, 0, 9, 0, width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  ]);

describe('an image for a sheet', () => {
  it('stays as it is, but for what is not its pixels', () => {
    expect(printableImage(png(), 'image/png')).toEqual(png());
    const more = [chunk('tEXt', Buffer.alloc(300_000, 65)), chunk('acTL', Buffer.alloc(8))];
    expect(printableImage(png({ more }), 'image/png')).toEqual(png());
    expect(printableImage(jpeg(9), 'image/jpeg')).toEqual(jpeg(9));
  });

  it.each([
    ['broken pixels', png().fill(7, 41, 49)],
    ['too few pixels', png({ pixels: Buffer.alloc(26) })],
    ['a small file that becomes a large one', png({ pixels: Buffer.alloc(10_000_000) })],
    ['the size of a wall', png({ width: 100_000, height: 100_000 })],
    ['no size', png({ width: 0, pixels: Buffer.alloc(3) })],
    ['interlacing', png({ interlaced: 1 })],
    ['no end', png().subarray(0, -5)],
    ['only the first bytes', png().subarray(0, 8)],
    ['nothing', Buffer.alloc(0)],
  ])('cannot have %s', (_what, content) => {
    expect(printableImage(content, 'image/png')).toBeNull();
  });

  it('is no JPEG without a frame, and nothing else', () => {
    for (const content of [jpeg(0), jpeg(9, 0xda), jpeg(9).subarray(0, 12), Buffer.from([0xff, 0xd8])]) {
      expect(printableImage(content, 'image/jpeg')).toBeNull();
    }
    expect(printableImage(png(), 'image/webp')).toBeNull();
  });
});
