import { http } from './client.ts';

/** Fetches a file of the own API; a plain link could not send the access token. */
export async function fetchFile(path: string): Promise<Blob> {
  const response = await http(new Request(new URL(path, window.location.origin)));
  return response.blob();
}

/** Saves a file of the own API under a name. */
export async function downloadFile(path: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await fetchFile(path));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
