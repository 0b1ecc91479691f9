import { useTranslation } from 'react-i18next';
import { duration } from '../lib/duration.ts';
import { exactTime } from '../lib/time.ts';
import { urgencyOf } from '../lib/urgency.ts';
import { useLanguage } from '../lib/use-language.ts';
import { useNow } from '../lib/use-now.ts';
import { RelativeTime } from './relative-time.tsx';
import { StatusTag } from './status-tag/status-tag.tsx';

/** When something is due: amber within a day, vermilion once that is past. */
export function DueTime({ value }: { value: string }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const now = useNow();
  const urgency = urgencyOf(value, now);
  if (urgency === 'overdue') {
    const late = duration(now - Date.parse(value), language) ?? t('underOneMinute');
    return (
      <StatusTag state="overdue">
        <time dateTime={value} title={exactTime(value, language)}>
          {t('lateBy', { duration: late })}
        </time>
      </StatusTag>
    );
  }
  const time = <RelativeTime value={value} />;
  return urgency === 'soon' ? <StatusTag state="dueSoon">{time}</StatusTag> : time;
}
