import { addDays, DEFAULT_TIME_ZONE, parseInstant } from '@flowhall/calendar';
import type { ItemManifest } from './manifest.ts';

const clocks = new Intl.DateTimeFormat('sv-SE', {
  timeZone: DEFAULT_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Whether an item takes applications at a moment; always, unless its manifest says when. Times are Beijing's. */
export function isOpen({ opening }: Pick<ItemManifest, 'opening'>, at: Date): boolean {
  return !opening || isOpenAt(opening, localMinute(at));
}

/** When a closed item opens again; null when it never does, and for one that is open. */
export function opensAt({ opening }: Pick<ItemManifest, 'opening'>, at: Date): Date | null {
  const now = localMinute(at);
  if (!opening || isOpenAt(opening, now)) return null;
  const earliest = later(beginningOf(opening), now);
  for (let days = 0; days <= 1; days += 1) {
    const opens = `${addDays(earliest.slice(0, 10), days)}T${opening.daily?.from ?? '00:00'}`;
    const moment = later(opens, earliest);
    if (isOpenAt(opening, moment)) return parseInstant(moment, DEFAULT_TIME_ZONE) ?? null;
  }
  return null;
}

/** The later one of two local times as texts. */
const later = (one: string, other: string): string => [one, other].toSorted().at(-1) ?? one;

type Opening = NonNullable<ItemManifest['opening']>;

const localMinute = (at: Date): string => clocks.format(at).replace(' ', 'T');

const beginningOf = ({ from = '' }: Opening): string => (from === '' || from.includes('T') ? from : `${from}T00:00`);

function isOpenAt(opening: Opening, now: string): boolean {
  const time = now.slice(11);
  const { until, daily } = opening;
  if (now < beginningOf(opening)) return false;
  // A last day belongs to it; a last moment does not.
  if (until !== undefined && now >= (until.includes('T') ? until : `${until}T24:00`)) return false;
  return daily === undefined || (time >= daily.from && time < daily.to);
}
