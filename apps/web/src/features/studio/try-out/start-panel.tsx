import type { Person } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Skeleton } from 'antd';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { useFormHandle } from '../../../components/step-form/use-form-handle.ts';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { SubmitDialog } from '../../../components/submit-dialog/submit-dialog.tsx';
import { useLanguage } from '../../../lib/use-language.ts';
import { startFormQuery, startOptions } from '../api/try-outs.ts';
import { RunProblem } from '../scenarios/run-problem.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { templatesOfDraft } from './templates-of-draft.ts';
import { toEntry } from './to-entry.ts';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

/** Who applies, with what. */
export function StartPanel({ tryOut }: { tryOut: TryOutPlay }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const language = useLanguage();
  const { draft, saving } = useItemDraft();
  // What has not been saved is not tried out: the form comes once it is.
  const isSaved = saving.state === 'saved';
  const query = useQuery({ ...startFormQuery(draft.id, draft.revision, language), enabled: isSaved });
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [edited, setEdited] = useState<Record<string, unknown> | null>(null);
  const [when, setWhen] = useState<Dayjs | null>(null);
  const [asked, setAsked] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const form = useFormHandle();
  const [applicant] = people;
  const value = edited ?? query.data?.value ?? {};
  const begins = when ? { at: `${when.toDate().toISOString().slice(0, 16)}Z` } : {};
  const options = useQuery({
    queryKey: ['try-out-options', draft.id, draft.revision, applicant?.id, value, begins],
    queryFn: () => startOptions(draft.id, { by: applicant?.id ?? '', form: value, ...begins }),
    enabled: submitting && applicant !== undefined,
    gcTime: 0,
  });
  const submit = async () => {
    setAsked(true);
    if (!applicant || (await form.validate()).length > 0) return;
    setSubmitting(true);
  };
  return (
    <div className={styles.column}>
      <p className={styles.intro}>{t('tryOut.intro')}</p>
      {query.isError && <RunProblem error={query.error} />}
      {!query.data && !query.isError && <Skeleton active paragraph={{ rows: 6 }} />}
      {query.data && (
        <section className={styles.card}>
          <Field
            id={`${id}-who`}
            group
            required
            label={t('tryOut.applicant')}
            problem={asked && !applicant ? t('tryOut.applicantMissing') : null}
          >
            <AnybodySelect title={t('tryOut.applicant')} many={false} value={people} onChange={setPeople} />
          </Field>
          <Field id={`${id}-when`} label={t('tryOut.begins')}>
            <DatePicker
              id={`${id}-when`}
              className={styles.who ?? ''}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              placeholder={t('tryOut.now')}
              value={when}
              onChange={setWhen}
            />
          </Field>
          <StepForm
            ref={form.ref}
            form={query.data.form}
            value={value}
            onChange={setEdited}
            templatesAt={templatesOfDraft(draft.id)}
          />
          <div>
            <Button type="primary" size="large" onClick={() => void submit()}>
              {t('tryOut.submit')}
            </Button>
          </div>
        </section>
      )}
      {submitting && applicant && (
        <SubmitDialog
          open
          actionLabel={t('tryOut.submit')}
          options={options.data}
          optionsError={options.error}
          onRetryOptions={() => void options.refetch()}
          submitting={tryOut.pending}
          problem={tryOut.error}
          onCancel={() => setSubmitting(false)}
          onSubmit={(submission) =>
            void tryOut.begin({ by: applicant.id, form: value, ...begins, ...toEntry(submission) }).then((done) => {
              if (done) setSubmitting(false);
            })
          }
        />
      )}
    </div>
  );
}
