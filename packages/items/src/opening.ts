import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import type { ItemManifest } from './manifest.ts';

const clocks = new Intl.DateTimeFormat('sv-SE', {
  timeZone: DEFAULT_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Whether an item takes applications at a moment; always, unless its manifest says when. Times are Beijing's. */
export function isOpen({ opening }: Pick<ItemManifest, 'opening'>, at: Date): boolean {
  if (!opening) return true;
  const now = clocks.format(at).replace(' ', 'T');
  const time = now.slice(11);
  const { from, until, daily } = opening;
  if (from !== undefined && now < (from.includes('T') ? from : `${from}T00:00`)) return false;
  // A last day belongs to it; a last moment does not.
  if (until !== undefined && now >= (until.includes('T') ? until : `${until}T24:00`)) return false;
  return daily === undefined || (time >= daily.from && time < daily.to);
}
