import type { Page } from '@playwright/test';
import type { SampleFile } from '../fixtures/sample-files.ts';

const LONG = 3000;
const SHORT = 2000;
/** The camera was held upright: what is stored lies on its side. */
const TURNED_RIGHT = 6;

/** The part of a JPEG in which a camera notes how it was held. */
function orientation(value: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A photo as the camera of a phone takes it: megabytes, lying on its side with a note that it stands. */
export async function photo(page: Page, name: string): Promise<SampleFile> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      const pixels = context.createImageData(width, height);
      // Grain that does not compress well, the same at every run.
      let seed = 1;
      for (let at = 0; at < pixels.data.length; at += 4) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        const grain = (seed >> 16) % 64;
        pixels.data.set([120 + grain, 140 + grain, 110 + grain, 255], at);
      }
      context.putImageData(pixels, 0, 0);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
      if (!blob) throw new Error('no picture');
      const reader = new FileReader();
      await new Promise((resolve) => {
        reader.onload = resolve;
        reader.readAsDataURL(blob);
      });
      return String(reader.result).split(',')[1] ?? '';
    },
    [LONG, SHORT] as const,
  );
  const jpeg = Buffer.from(base64, 'base64');
  const buffer = Buffer.concat([jpeg.subarray(0, 2), orientation(TURNED_RIGHT), jpeg.subarray(2)]);
  return { name, mimeType: 'image/jpeg', buffer };
}
