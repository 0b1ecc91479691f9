/** Whether this page can hash files: browsers do so on secure addresses only. */
export const canHash = (): boolean => 'crypto' in globalThis && 'subtle' in globalThis.crypto;

/** SHA-256 of a file in hex; the file stays here. */
export async function fileHash(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
