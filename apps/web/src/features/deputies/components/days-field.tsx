import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import styles from './deputies.module.css';

const FORMAT = 'YYYY-MM-DD';
const parse = (date: string) => (date ? dayjs(date, FORMAT) : null);

interface DaysFieldProps {
  /** `YYYY-MM-DD`, or nothing. */
  from: string;
  to: string;
  onFrom: (date: string) => void;
  onTo: (date: string) => void;
}

/** First and last day; days before today cannot be the last one. */
export function DaysField({ from, to, onFrom, onTo }: DaysFieldProps) {
  const { t } = useTranslation('deputies');
  const today = dayjs().startOf('day');
  const first = parse(from);
  const earliest = first?.isAfter(today) ? first : today;
  return (
    <div className={styles.period}>
      <DatePicker
        aria-label={t('dialog.from')}
        placeholder={t('dialog.from')}
        inputReadOnly
        allowClear={false}
        value={parse(from)}
        onChange={(day) => onFrom(day ? day.format(FORMAT) : '')}
      />
      <span aria-hidden="true">—</span>
      <DatePicker
        aria-label={t('dialog.to')}
        placeholder={t('dialog.to')}
        inputReadOnly
        allowClear={false}
        minDate={earliest}
        value={parse(to)}
        onChange={(day) => onTo(day ? day.format(FORMAT) : '')}
      />
    </div>
  );
}
