import { http } from '../../lib/api/client.ts';

/** Addresses made so far; they live as long as the page, as open previews may still use them. */
const urls = new Map<string, Promise<string>>();

async function fetchUrl(id: string, mode: 'inline' | 'download'): Promise<string> {
  const url = new URL(`/api/attachments/${encodeURIComponent(id)}`, window.location.origin);
  if (mode === 'inline') url.searchParams.set('inline', 'true');
  const response = await http(new Request(url));
  return URL.createObjectURL(await response.blob());
}

/** An address under which the browser may show a file: links cannot carry the access token, so it is fetched here. */
export function attachmentUrl(id: string, mode: 'inline' | 'download'): Promise<string> {
  const key = `${mode} ${id}`;
  const known = urls.get(key);
  if (known !== undefined) return known;
  const made = fetchUrl(id, mode);
  urls.set(key, made);
  made.catch(() => urls.delete(key));
  return made;
}
