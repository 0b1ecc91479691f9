/** A file as it is sent: large photos become smaller. What that takes is fetched with the first of them. */
export async function prepareFile(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  const [{ shrinkPhoto }, { decodePhoto }] = await Promise.all([
    import('./shrink-photo.ts'),
    import('./decode-photo.ts'),
  ]);
  return shrinkPhoto(file, decodePhoto);
}
