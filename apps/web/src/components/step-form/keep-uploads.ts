/** Well within the day for which the server keeps what nothing refers to. */
const EVERY_MS = 60 * 60 * 1000;
/** Files that the server takes at a time. */
const AT_ONCE = 100;

/**
 * Says once an hour that uploads are still wanted: a form may stay open for days before it is sent. Returns how to stop. What
 * fails is said again an hour later.
 */
export function keepUploads(ids: () => readonly string[], keep: (ids: string[]) => Promise<unknown>): () => void {
  const timer = setInterval(() => {
    const all = ids();
    for (let at = 0; at < all.length; at += AT_ONCE) keep(all.slice(at, at + AT_ONCE)).catch(() => undefined);
  }, EVERY_MS);
  return () => clearInterval(timer);
}
