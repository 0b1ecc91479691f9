import type { TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { Alert, Button, Input, InputNumber, Segmented } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { CalledTag } from './called-tag.tsx';
import { isFit, isJsonObject, JsonField, parsedJson } from './json-field.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

type Job = TryOutView['jobs'][number];
type JobBody = Extract<TryOutEntryBody, { job: unknown }>;

const WAYS = ['done', 'error', 'fails'] as const;
type Way = (typeof WAYS)[number];

/** What the other system does: answers, reports a BPMN error, or cannot do it. */
interface Answer {
  readonly way: Way;
  readonly status: number;
  readonly text: string;
  readonly code: string;
  readonly reason: string;
  readonly last: boolean;
}

function entryOf({ elementId, kind, in: path }: Job, { way, status, text, code, reason, last }: Answer): JobBody {
  const value = parsedJson(text);
  const about = { job: elementId, ...(path !== null && { in: path }), ...(last && { last: true as const }) };
  if (way === 'fails') return { ...about, failure: reason.trim() || '—' };
  if (way === 'error') return { ...about, error: code.trim() };
  if (kind === 'http') return { ...about, response: { status, body: value } };
  if (kind === 'external' && isJsonObject(value)) return { ...about, output: value };
  if (kind === 'lookup' && isJsonObject(value)) return { ...about, person: value };
  return about;
}

/** A service task that waits: what would be sent, and the answer that the other system gives. */
export function JobPanel({ tryOut, view, job }: { tryOut: TryOutPlay; view: TryOutView; job: Job }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [answer, setAnswer] = useState<Answer>({
    ...{ way: 'done', status: 200, text: '', code: '', reason: '', last: false },
  });
  const change = (part: Partial<Answer>) => setAnswer({ ...answer, ...part });
  const { way, status, text, code, reason } = answer;
  const isObject = job.kind !== 'http';
  const isAnswered = job.kind === 'http' || job.kind === 'external' || job.kind === 'lookup';
  const isReady = way === 'fails' || (way === 'error' ? code.trim() !== '' : isFit(text, isObject));
  const ways = WAYS.filter((one) => one !== 'error' || job.kind === 'external');
  return (
    <section className={styles.card} aria-labelledby={`${id}-job`}>
      <header className={styles.head}>
        <h3 id={`${id}-job`} className={styles.step}>
          {job.name}
        </h3>
        <CalledTag view={view} path={job.in} />
      </header>
      <p className={styles.quiet}>{t('tryOut.job')}</p>
      {job.problem && <Alert type="warning" showIcon title={job.problem} />}
      {job.failure && <Alert type="warning" showIcon title={t('tryOut.jobFailed', { reason: job.failure })} />}
      {job.sends && <pre className={styles.data}>{JSON.stringify(job.sends, null, 2)}</pre>}
      <Segmented
        className={styles.ways ?? ''}
        value={way}
        onChange={(next) => change({ way: WAYS.find((one) => one === next) ?? 'done' })}
        options={ways.map((value) => ({ value, label: t(`tryOut.way.${value}`) }))}
      />
      {way === 'done' && job.kind === 'http' && (
        <Field id={`${id}-status`} label={t('tryOut.jobStatus')}>
          <InputNumber
            id={`${id}-status`}
            min={100}
            max={599}
            value={status}
            onChange={(next) => change({ status: next ?? 200 })}
          />
        </Field>
      )}
      {way === 'done' && isAnswered && (
        <JsonField
          label={t('tryOut.jobBody')}
          text={text}
          object={isObject}
          onChange={(next) => change({ text: next })}
        />
      )}
      {way === 'error' && (
        <Field id={`${id}-code`} required label={t('tryOut.errorCode')}>
          <Input
            id={`${id}-code`}
            maxLength={200}
            value={code}
            onChange={(event) => change({ code: event.target.value })}
          />
        </Field>
      )}
      {way === 'fails' && (
        <Field id={`${id}-reason`} label={t('tryOut.failureReason')}>
          <Input
            id={`${id}-reason`}
            maxLength={500}
            value={reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={!isReady || tryOut.pending}
          onClick={() => void tryOut.play(entryOf(job, answer))}
        >
          {t(way === 'fails' ? 'tryOut.jobFail' : 'tryOut.jobAnswer')}
        </Button>
        {way === 'fails' && (
          <Button disabled={tryOut.pending} onClick={() => void tryOut.play(entryOf(job, { ...answer, last: true }))}>
            {t('tryOut.jobFailLast')}
          </Button>
        )}
      </div>
    </section>
  );
}
