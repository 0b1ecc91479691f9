/**
 * Files that offices exchange. The content decides, not the name: each extension lists the media types that sniffing
 * may find behind it. Old Office files are compound documents that a sniffer cannot tell apart, and OFD (GB/T 33190)
 * is a zip archive.
 */
const ACCEPTED: Readonly<Record<string, { readonly mediaType: string; readonly sniffed: readonly string[] }>> = {
  pdf: { mediaType: 'application/pdf', sniffed: ['application/pdf'] },
  jpg: { mediaType: 'image/jpeg', sniffed: ['image/jpeg'] },
  jpeg: { mediaType: 'image/jpeg', sniffed: ['image/jpeg'] },
  png: { mediaType: 'image/png', sniffed: ['image/png', 'image/apng'] },
  webp: { mediaType: 'image/webp', sniffed: ['image/webp'] },
  heic: { mediaType: 'image/heic', sniffed: ['image/heic', 'image/heif'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sniffed: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sniffed: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  doc: { mediaType: 'application/msword', sniffed: ['application/x-cfb'] },
  xls: { mediaType: 'application/vnd.ms-excel', sniffed: ['application/x-cfb'] },
  ofd: { mediaType: 'application/ofd', sniffed: ['application/zip'] },
};

export const ACCEPTED_EXTENSIONS: readonly string[] = Object.keys(ACCEPTED);

/** Media types that a browser may show in place; everything else is only downloaded. */
const SHOWN_INLINE: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);

export const mayShowInline = (mediaType: string): boolean => SHOWN_INLINE.has(mediaType);

export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const isAcceptedExtension = (extension: string): boolean => Object.hasOwn(ACCEPTED, extension);

/** The media type to store, or null when the content is not what the extension says. */
export function mediaTypeFor(extension: string, sniffed: string | undefined): string | null {
  const accepted = Object.hasOwn(ACCEPTED, extension) ? ACCEPTED[extension] : undefined;
  if (!accepted || !sniffed) return null;
  return accepted.sniffed.includes(sniffed) ? accepted.mediaType : null;
}
