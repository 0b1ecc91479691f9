import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CalendarView } from '@flowhall/contracts';
import { App, Button, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { useSaveOfficeHours } from '../api/calendar.ts';
import styles from './office-hours-form.module.css';

type Hours = CalendarView['hours'];
type Span = Hours['1'][number];
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const TIME = 'HH:mm';
const NEW_SPAN: Span = { from: '08:00', to: '12:00' };
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

const atTime = (time: string) => dayjs(`2000-01-01T${time}`);

/** Office hours of each day of the week. */
export function OfficeHoursForm({ hours: stored }: { hours: Hours }) {
  const { t } = useTranslation('admin');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const language = useLanguage();
  const [hours, setHours] = useState(stored);
  const save = useSaveOfficeHours();
  const name = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
  const change = (weekday: keyof Hours, spans: Span[]) => setHours({ ...hours, [weekday]: spans });
  const submit = () =>
    save.mutate(hours, {
      onSuccess: () => void message.success(t('calendar.saved')),
      onError: (error) => void message.error(problemText(error)),
    });
  return (
    <section className={styles.card} aria-label={t('calendar.hours')}>
      <h2 className={styles.title}>{t('calendar.hours')}</h2>
      <p className={styles.hint}>{t('calendar.hoursHint')}</p>
      {WEEKDAYS.map((weekday) => {
        const spans = hours[weekday];
        const label = name.format(Date.UTC(2024, 0, Number(weekday)));
        return (
          <div key={weekday} className={styles.row}>
            <span className={styles.weekday}>{label}</span>
            <div className={styles.spans}>
              {spans.length === 0 && <span className={styles.hint}>{t('calendar.closed')}</span>}
              {spans.map(({ from: begin, to: end }, nr) => (
                <span key={`${begin} ${end}`} className={styles.span}>
                  <TimePicker.RangePicker
                    aria-label={label}
                    format={TIME}
                    minuteStep={5}
                    allowClear={false}
                    inputReadOnly
                    className={styles.picker ?? ''}
                    value={[atTime(begin), atTime(end)]}
                    onChange={(range) => {
                      const [from, to] = range ?? [];
                      if (from && to) change(weekday, spans.with(nr, { from: from.format(TIME), to: to.format(TIME) }));
                    }}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${t('calendar.removeSpan')} ${label} ${begin}–${end}`}
                    onClick={() => change(weekday, spans.toSpliced(nr, 1))}
                  />
                </span>
              ))}
              {spans.length < 6 && (
                <Button
                  type="text"
                  icon={<PlusOutlined />}
                  aria-label={`${t('calendar.addSpan')} ${label}`}
                  onClick={() => change(weekday, [...spans, nextSpan(spans)])}
                />
              )}
            </div>
          </div>
        );
      })}
      <Button type="primary" loading={save.isPending} disabled={hours === stored} onClick={submit}>
        {t('calendar.saveHours')}
      </Button>
    </section>
  );
}

/** Two hours after the last span, as far as the day goes. */
function nextSpan(spans: readonly Span[]): Span {
  const end = Number(spans.at(-1)?.to.slice(0, 2) ?? Number.NaN);
  if (Number.isNaN(end)) return NEW_SPAN;
  const hour = (nr: number) => `${String(Math.min(23, nr)).padStart(2, '0')}:${nr > 23 ? '59' : '00'}`;
  return { from: hour(end + 1), to: hour(end + 3) };
}
