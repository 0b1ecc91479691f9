import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import type { YearDay, YearMonth } from '../lib/year-days.ts';
import styles from './year-grid.module.css';

interface YearGridProps {
  year: number;
  months: readonly YearMonth[];
  onChoose: (day: YearDay) => void;
}

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A year at a glance: which days are off, which are worked, and why. */
export function YearGrid({ year, months, onChoose }: YearGridProps) {
  const language = useLanguage();
  const locale = LOCALES[language];
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const week = Array.from({ length: 7 }, (_, nr) => weekday.format(Date.UTC(2024, 0, 1 + nr)));
  return (
    <div className={styles.year}>
      {months.map(({ month, blanks, days }) => (
        <section key={month} className={styles.month}>
          <h3 className={styles.name}>{monthName.format(Date.UTC(year, month - 1, 1))}</h3>
          <div className={styles.days}>
            {week.map((letter, nr) => (
              <span key={nr} className={styles.weekday} aria-hidden="true">
                {letter}
              </span>
            ))}
            {days.map((day, nr) => (
              <Day key={day.date} day={day} column={nr === 0 ? blanks + 1 : null} onChoose={onChoose} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Day({ day, column, onChoose }: { day: YearDay; column: number | null; onChoose: (day: YearDay) => void }) {
  const { t } = useTranslation('admin');
  const text = useLocalized();
  const words = [day.date, t(`calendar.day.${day.kind}`), ...(day.name ? [text(day.name)] : [])].join(' · ');
  return (
    <button
      type="button"
      className={styles.day}
      data-kind={day.kind}
      data-source={day.source ?? 'week'}
      style={column === null ? undefined : { gridColumnStart: column }}
      title={words}
      onClick={() => onChoose(day)}
    >
      {day.day}
      <span className="visually-hidden"> {words}</span>
    </button>
  );
}
