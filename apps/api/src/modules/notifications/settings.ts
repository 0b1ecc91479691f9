import { addDays, DEFAULT_TIME_ZONE, instantAt, localDate } from '@flowhall/calendar';
import type { Channel, NotificationSettings } from '@flowhall/contracts';

/** How whoever has said nothing is told. */
export const DEFAULT_SETTINGS: NotificationSettings = { channels: {}, quiet: null, digest: false };

/** Whether somebody is told by a channel. */
export function wants(settings: NotificationSettings, channel: Exclude<Channel, 'in-app'>, asked: boolean): boolean {
  const choice = settings.channels[channel] ?? 'asked';
  return choice === 'always' || (choice === 'asked' && asked);
}

/** When a message of now may go out: at the end of the quiet hours that hold; null where none do. */
export function endOfQuiet({ quiet }: NotificationSettings, now: Date): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const today = localDate(now, DEFAULT_TIME_ZONE);
  for (const day of [addDays(today, -1), today]) {
    const from = at(day, quiet.from);
    const to = at(quiet.to > quiet.from ? day : addDays(day, 1), quiet.to);
    if (now >= from && now < to) return to;
  }
  return null;
}

/** @param time `HH:MM` */
function at(day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(day, (hours * 60 + minutes) * 60_000, DEFAULT_TIME_ZONE);
}
