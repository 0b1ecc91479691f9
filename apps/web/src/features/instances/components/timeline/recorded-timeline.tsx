import type { ForecastStep, HistoryEntryView } from '@flowhall/contracts';
import type { JsonSchema } from '@flowhall/forms';
import { useTranslation } from 'react-i18next';
import { ForecastEntry } from './forecast-entry.tsx';
import styles from './timeline.module.css';
import { TimelineEntry } from './timeline-entry.tsx';

export interface RecordedTimelineProps {
  entries: readonly HistoryEntryView[];
  /** Schema of the form, for the names of what was changed. */
  schema: JsonSchema;
  ahead: readonly ForecastStep[];
}

/** What happened to an application that is not stored, and the steps to come. */
export function RecordedTimeline({ entries, schema, ahead }: RecordedTimelineProps) {
  const { t } = useTranslation('instances');
  return (
    <ol className={styles.timeline} aria-label={t('section.history')}>
      {entries.map((entry) => (
        <TimelineEntry key={entry.seq} entry={entry} form={schema} />
      ))}
      {ahead.map((step) => (
        <ForecastEntry key={`ahead ${step.stepId}`} step={step} />
      ))}
    </ol>
  );
}
