/** An image that has been read, upright: what the camera noted about its turning is already followed. */
export interface DecodedPhoto {
  width: number;
  height: number;
  /** Draws it at a size and writes it as JPEG; null where the browser cannot. */
  toJpeg(width: number, height: number, quality: number): Promise<Blob | null>;
  close(): void;
}

type DecodePhoto = (file: Blob) => Promise<DecodedPhoto>;

/** Smaller photos are sent as they are. */
const WORTHWHILE_BYTES = 1_200_000;
/** An A4 sheet at 250 dots per inch: small print stays readable. */
const LONGEST_SIDE = 2560;
const QUALITIES = [0.85, 0.7, 0.55] as const;
const PHOTO_TYPES = new Set(['image/jpeg', 'image/heic', 'image/heif', 'image/webp']);

/** Whether shrinking is tried: photos, not drawings and scans, whose sharp edges a JPEG would blur. */
const isLargePhoto = (file: Blob): boolean => PHOTO_TYPES.has(file.type) && file.size > WORTHWHILE_BYTES;

function jpegName(name: string): string {
  return /\.jpe?g$/i.test(name) ? name : `${name.replace(/\.[^.]*$/, '')}.jpg`;
}

/**
 * A photo as it is worth sending from a phone: upright, at most 2560 px long, about a megabyte; where it was taken is not in it any
 * more. Whatever cannot be read or would not get smaller comes back as it is.
 */
export async function shrinkPhoto(file: File, decode: DecodePhoto): Promise<File> {
  if (!isLargePhoto(file)) return file;
  const photo = await decode(file).catch(() => null);
  if (!photo) return file;
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
    const [width, height] = [Math.round(photo.width * scale), Math.round(photo.height * scale)];
    let best: Blob | null = null;
    for (const quality of QUALITIES) {
      const smaller = await photo.toJpeg(width, height, quality);
      if (smaller && (!best || smaller.size < best.size)) best = smaller;
      if (best && best.size <= WORTHWHILE_BYTES) break;
    }
    if (!best || best.size >= file.size) return file;
    return new File([best], jpegName(file.name), { type: 'image/jpeg', lastModified: file.lastModified });
  } finally {
    photo.close();
  }
}
