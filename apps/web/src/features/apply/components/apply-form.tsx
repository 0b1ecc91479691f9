import type { DraftView, ItemDetail } from '@flowhall/contracts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { useFormHandle } from '../../../components/step-form/use-form-handle.ts';
import type { FieldError } from '../../../lib/api/api-problem.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import type { Form } from '../autosave.ts';
import type { KeptDraft } from '../kept/kept-draft.ts';
import { useKeptAutosave } from '../use-kept-autosave.ts';
import styles from './apply-form.module.css';
import { DraftConflict } from './draft-conflict.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { SubmitFlow } from './submit-flow.tsx';
import { TakenTimes } from './taken-times.tsx';

interface ApplyFormProps {
  item: ItemDetail;
  draft: DraftView | null;
  /** The copy on the device, where there is one. */
  kept: KeptDraft | null;
}

/** The form being filled in, its draft, and the way to submit it. */
export function ApplyForm({ item, draft, kept }: ApplyFormProps) {
  const { t } = useTranslation('apply');
  const text = useLocalized();
  const [value, setValue] = useState<Form>((kept?.unsent ? kept.form : draft?.form) ?? item.initial);
  const [formKey, setFormKey] = useState(0);
  const [edited, setEdited] = useState(kept?.unsent ?? false);
  const [submitting, setSubmitting] = useState(false);
  const [checking, setChecking] = useState(false);
  const [submittedId, setSubmittedId] = useState<string | null>(null);
  const [serverErrors, setServerErrors] = useState<readonly FieldError[]>([]);
  const form = useFormHandle();
  const { id: userId } = useCurrentUser();
  const { autosave, saved, ...keeping } = useKeptAutosave({ item, userId, draft, kept, form: value });
  const draftId = saved.draft?.id;
  const keepsDrafts = item.switches.draft;
  const navigate = useNavigate();

  useEffect(() => {
    // A reload finds the draft again. Not by navigating: that would cancel a navigation that waits for this very save.
    if (draftId) window.history.replaceState(window.history.state, '', paths.apply(item.key, draftId));
  }, [draftId, item.key]);

  useEffect(() => {
    // Only now does the leave guard know that nothing is left to lose, even when the draft could not be saved.
    if (submittedId) void navigate(paths.submitted(submittedId), { replace: true });
  }, [submittedId, navigate]);

  const change = (next: Form) => {
    setValue(next);
    setEdited(true);
    if (keepsDrafts) keeping.change(next);
  };
  const startSubmit = async () => {
    setChecking(true);
    const found = await form.validate();
    setChecking(false);
    setSubmitting(found.length === 0);
  };
  const reserved = item.reservedField === null ? [] : [value[item.reservedField]].flat();
  const resources = reserved.filter((one) => typeof one === 'string');
  const unsaved = edited && submittedId === null && (!keepsDrafts || saved.status !== 'saved');

  return (
    <PageContainer
      title={text(item.name)}
      back={paths.item(item.key)}
      meta={
        <span className={styles.meta}>
          <Link to={paths.item(item.key)}>{t('seeGuide')}</Link>
          {keepsDrafts && <SaveIndicator state={saved} />}
        </span>
      }
      actions={
        // Most checks are over at once: no sign of loading flickers through.
        <Button type="primary" loading={checking && { delay: 200 }} onClick={() => void startSubmit()}>
          {t('submit')}
        </Button>
      }
    >
      {saved.status === 'conflict' && draftId && (
        <DraftConflict
          draftId={draftId}
          form={item.form}
          mine={value}
          onOverwrite={(latest) => void autosave.overwrite(latest)}
          onReload={(latest) => {
            autosave.adopt(latest);
            setValue(latest.form);
            setFormKey((key) => key + 1);
          }}
        />
      )}
      {resources.map((resource) => (
        <TakenTimes key={resource} itemKey={item.key} resource={resource} />
      ))}
      <div className={styles.card}>
        <h2 className="visually-hidden">{t('form')}</h2>
        <StepForm
          key={formKey}
          ref={form.ref}
          form={item.form}
          value={value}
          onChange={change}
          attachments={draft?.attachments ?? []}
          errors={serverErrors}
        />
      </div>
      {submitting && (
        <SubmitFlow
          item={item}
          form={value}
          autosave={autosave}
          onRefused={(errors) => {
            setServerErrors(errors);
            setSubmitting(false);
          }}
          onClose={() => setSubmitting(false)}
          onSubmitted={(instance) => {
            keeping.drop();
            setSubmittedId(instance.id);
          }}
        />
      )}
      <LeaveGuard unsaved={unsaved} save={keepsDrafts ? keeping.secure : null} />
    </PageContainer>
  );
}
