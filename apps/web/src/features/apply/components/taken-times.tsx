import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockTime, dayDate } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { takenTimesQuery } from '../api/taken-times.ts';
import styles from './taken-times.module.css';

/** Where the things are: their times are not those of a reader who is elsewhere. */
const ZONE = 'Asia/Shanghai';

interface TakenTime {
  readonly from: string;
  readonly to: string;
  readonly own: boolean;
}

/** When what has been chosen in the form is taken already, by day. */
export function TakenTimes({ itemKey, resource }: { itemKey: string; resource: string }) {
  const { t } = useTranslation('apply');
  const language = useLanguage();
  const { data } = useQuery(takenTimesQuery(itemKey, resource));
  if (!data) return null;
  const day = (at: string): string => dayDate(at, language, ZONE);
  const clock = (at: string): string => clockTime(at, language, ZONE);
  const span = ({ from, to }: TakenTime): string =>
    day(from) === day(to) ? `${clock(from)}–${clock(to)}` : `${clock(from)} – ${day(to)} ${clock(to)}`;
  return (
    <section className={styles.taken} aria-label={t('taken.title')}>
      <h2 className={styles.title}>{t('taken.title')}</h2>
      {data.items.length === 0 && <p className={styles.free}>{t('taken.free')}</p>}
      <dl className={styles.days}>
        {byDay(data.items, (one) => day(one.from)).map(([date, times]) => (
          <div key={date} className={styles.day}>
            <dt>{date}</dt>
            <dd>
              {times.map((one) => (
                <Tag key={one.from}>{one.own ? t('taken.own', { time: span(one) }) : span(one)}</Tag>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function byDay(times: readonly TakenTime[], dayOf: (time: TakenTime) => string): [string, TakenTime[]][] {
  const days = new Map<string, TakenTime[]>();
  for (const time of times) days.set(dayOf(time), [...(days.get(dayOf(time)) ?? []), time]);
  return [...days];
}
