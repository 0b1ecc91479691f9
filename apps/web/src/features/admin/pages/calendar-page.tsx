import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { calendarQuery } from '../api/calendar.ts';
import { DayDialog } from '../components/day-dialog.tsx';
import { OfficeHoursForm } from '../components/office-hours-form.tsx';
import { YearGrid } from '../components/year-grid.tsx';
import { type YearDay, yearDays } from '../lib/year-days.ts';
import styles from './calendar-page.module.css';

const LEGEND = ['off', 'working', 'own'] as const;

/** Working calendar of the organisation: a year's days off and on, and the office hours. */
export function CalendarPage() {
  const { t } = useTranslation('admin');
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [chosen, setChosen] = useState<YearDay | null>(null);
  const query = useQuery(calendarQuery(year));
  const { data } = query;
  return (
    <PageContainer title={t('page.calendar')} back={paths.admin} width="wide">
      {query.isError && !data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!data && !query.isError && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && (
        <>
          <div className={styles.bar}>
            <div className={styles.years}>
              <Button
                icon={<LeftOutlined />}
                aria-label={t('calendar.previousYear')}
                onClick={() => setYear(year - 1)}
              />
              <h2 className={styles.title}>{year}</h2>
              <Button icon={<RightOutlined />} aria-label={t('calendar.nextYear')} onClick={() => setYear(year + 1)} />
            </div>
            <ul className={styles.legend}>
              {LEGEND.map((name) => (
                <li key={name}>
                  <span className={styles.sample} data-kind={name} aria-hidden="true" />
                  {t(`calendar.legend.${name}`)}
                </li>
              ))}
            </ul>
          </div>
          <p className={styles.hint}>
            {data.publicDays.length === 0 ? t('calendar.notAnnounced') : null} {t('calendar.hint')}
            {data.openSteps > 0 && ` ${t('calendar.openSteps', { count: data.openSteps })}`}
          </p>
          <YearGrid year={year} months={yearDays(year, data)} onChoose={setChosen} />
          <OfficeHoursForm key={JSON.stringify(data.hours)} hours={data.hours} />
          {chosen && <DayDialog day={chosen} onClose={() => setChosen(null)} />}
        </>
      )}
    </PageContainer>
  );
}
