import { RelativeTime } from '../../../components/relative-time.tsx';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { useNow } from '../../../lib/use-now.ts';

/** When something is due; a warning once that is past. */
export function DueTime({ value }: { value: string }) {
  const now = useNow();
  const time = <RelativeTime value={value} />;
  return new Date(value).getTime() < now ? <StatusTag state="overdue">{time}</StatusTag> : time;
}
