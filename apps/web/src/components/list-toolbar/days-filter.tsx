import { Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import styles from './list-toolbar.module.css';

export interface DaysFilterProps {
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (days: { from?: string | undefined; to?: string | undefined }) => void;
}

const SPANS = [
  { days: 1, name: 'span.day' },
  { days: 7, name: 'span.week' },
  { days: 30, name: 'span.month' },
] as const;
const dateOf = (day: Dayjs | null): string | undefined => day?.format('YYYY-MM-DD');
const dayOf = (date: string | undefined): Dayjs | null => (date ? dayjs(date) : null);

/** The first and last day of a span, or one of the usual spans until today. */
export function DaysFilter({ label, from, to, onChange }: DaysFilterProps) {
  const { t } = useTranslation('lists');
  const isPhone = useIsPhone();
  const shared = { format: 'YYYY-MM-DD', inputReadOnly: isPhone };
  return (
    <div className={styles.days}>
      <DatePicker
        {...shared}
        aria-label={t('daysFrom', { label })}
        placeholder={t('from')}
        value={dayOf(from)}
        maxDate={dayOf(to) ?? undefined}
        onChange={(day) => onChange({ from: dateOf(day) })}
      />
      <span aria-hidden="true">–</span>
      <DatePicker
        {...shared}
        aria-label={t('daysTo', { label })}
        placeholder={t('to')}
        value={dayOf(to)}
        minDate={dayOf(from) ?? undefined}
        onChange={(day) => onChange({ to: dateOf(day) })}
      />
      <span className={styles.spans}>
        {SPANS.map(({ days, name }) => (
          <Button
            key={days}
            size="small"
            type="text"
            onClick={() => onChange({ from: dateOf(dayjs().subtract(days - 1, 'day')), to: undefined })}
          >
            {t(name)}
          </Button>
        ))}
      </span>
    </div>
  );
}
