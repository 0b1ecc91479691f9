import { describe, expect, it } from 'vitest';
import { type DecodedPhoto, shrinkPhoto } from './shrink-photo.ts';

const MEGABYTE = 1_000_000;
const photo = (size: number, name = 'IMG_1.JPG', type = 'image/jpeg') =>
  new File([new Uint8Array(size)], name, { type, lastModified: 7 });

/** A decoder of a picture of a size, whose JPEGs take `bytes` at full quality. */
function decoder(width: number, height: number, bytes: number) {
  const asked: number[][] = [];
  let closed = 0;
  const decode = async (): Promise<DecodedPhoto> => ({
    width,
    height,
    toJpeg: async (...size) => {
      asked.push(size);
      return new Blob([new Uint8Array(Math.round(bytes * size[2]))], { type: 'image/jpeg' });
    },
    close: () => {
      closed += 1;
    },
  });
  return { decode, asked, closed: () => closed };
}

describe('a photo that is sent from a phone', () => {
  it('gets smaller in length and bytes, and keeps its name and its sides', async () => {
    const { decode, asked, closed } = decoder(3024, 4032, MEGABYTE);
    const sent = await shrinkPhoto(photo(6 * MEGABYTE), decode);
    expect(asked).toEqual([[1920, 2560, 0.85]]);
    expect(sent).toMatchObject({ name: 'IMG_1.JPG', type: 'image/jpeg', size: 850_000, lastModified: 7 });
    expect(closed()).toBe(1);
  });

  it('is written more coarsely only while it is too large', async () => {
    const { decode, asked } = decoder(4000, 3000, 1.7 * MEGABYTE);
    const sent = await shrinkPhoto(photo(9 * MEGABYTE), decode);
    expect(asked.map(([, , quality]) => quality)).toEqual([0.85, 0.7]);
    expect(sent.size).toBe(1_190_000);
  });

  it('is called a JPEG when it has become one', async () => {
    const { decode } = decoder(4000, 3000, MEGABYTE);
    expect((await shrinkPhoto(photo(3 * MEGABYTE, '证件.heic', 'image/heic'), decode)).name).toBe('证件.jpg');
  });

  it('is never made larger, in pixels or in bytes', async () => {
    const { decode, asked } = decoder(800, 600, 9 * MEGABYTE);
    const file = photo(2 * MEGABYTE);
    expect(await shrinkPhoto(file, decode)).toBe(file);
    expect(asked[0]).toEqual([800, 600, 0.85]);
  });

  it('is sent as it is when it is small, a drawing, or unreadable', async () => {
    const { decode, asked } = decoder(4000, 3000, 1);
    const refuse = () => Promise.reject(new Error('no image'));
    for (const file of [photo(900_000), photo(5 * MEGABYTE, 'plan.png', 'image/png')]) {
      expect(await shrinkPhoto(file, decode)).toBe(file);
    }
    expect(asked).toEqual([]);
    const broken = photo(3 * MEGABYTE);
    expect(await shrinkPhoto(broken, refuse)).toBe(broken);
  });
});
