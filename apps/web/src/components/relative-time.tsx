import { exactTime, relativeTime } from '../lib/time.ts';
import { useLanguage } from '../lib/use-language.ts';
import { useNow } from '../lib/use-now.ts';

/** "3 分钟前"; the exact time on hover and for machines. */
export function RelativeTime({ value }: { value: string }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <time dateTime={value} title={exactTime(value, language)} className="relative-time">
      <span>{relativeTime(value, now, language)}</span>
    </time>
  );
}
