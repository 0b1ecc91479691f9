import type { TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { Alert, Button, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/submit-dialog/field.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

type Job = TryOutView['jobs'][number];

/** A JSON value; undefined for what is none. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text || 'null');
    return value;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entry that answers a service task: a response to a request, output of a program, or nothing where none is needed. */
function answerOf(job: Job, status: number, value: unknown): TryOutEntryBody {
  const { elementId, kind } = job;
  if (kind === 'http') return { job: elementId, response: { status, body: value } };
  if (kind === 'external' && isObject(value)) return { job: elementId, output: value };
  if (kind === 'lookup' && isObject(value)) return { job: elementId, person: value };
  return { job: elementId };
}

/** A service task that waits: what would be sent, and the answer that the other system gives. */
export function JobPanel({ tryOut, job }: { tryOut: TryOutPlay; job: Job }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [status, setStatus] = useState(200);
  const [body, setBody] = useState('');
  const value = parsed(body);
  const isAnswered = job.kind === 'http' || job.kind === 'external' || job.kind === 'lookup';
  return (
    <section className={styles.card} aria-labelledby={`${id}-job`}>
      <h3 id={`${id}-job`} className={styles.step}>
        {job.name}
      </h3>
      <p className={styles.quiet}>{t('tryOut.job')}</p>
      {job.problem && <Alert type="warning" showIcon title={job.problem} />}
      {job.sends && <pre className={styles.data}>{JSON.stringify(job.sends, null, 2)}</pre>}
      {job.kind === 'http' && (
        <Field id={`${id}-status`} label={t('tryOut.jobStatus')}>
          <InputNumber
            id={`${id}-status`}
            min={100}
            max={599}
            value={status}
            onChange={(next) => setStatus(next ?? 200)}
          />
        </Field>
      )}
      {isAnswered && (
        <Field
          id={`${id}-body`}
          label={t('tryOut.jobBody')}
          problem={value === undefined ? t('tryOut.jobBodyInvalid') : null}
        >
          <Input.TextArea
            id={`${id}-body`}
            className={styles.code ?? ''}
            rows={4}
            placeholder='{ "id": 7 }'
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </Field>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={value === undefined || tryOut.pending}
          onClick={() => void tryOut.play(answerOf(job, status, value))}
        >
          {t('tryOut.jobAnswer')}
        </Button>
      </div>
    </section>
  );
}
