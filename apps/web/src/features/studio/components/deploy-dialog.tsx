import { useQuery } from '@tanstack/react-query';
import { Alert, App, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useDeployDraft } from '../api/drafts.ts';
import { versionsQuery } from '../api/versions.ts';
import { RunProblem } from '../scenarios/run-problem.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { unknownCurrent } from './current-version.ts';
import styles from './deploy-dialog.module.css';
import { DraftEffect } from './draft-effect.tsx';

/** Deployment: why, what becomes of applications that run, and which version of somebody else's it replaces. */
export function DeployDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const id = useId();
  const text = useLocalized();
  const { draft, store } = useItemDraft();
  const deploy = useDeployDraft(draft.id, draft.itemKey);
  const replaced = unknownCurrent(useQuery(versionsQuery(draft.itemKey)).data, draft);
  const [reason, setReason] = useState('');
  const [instances, setInstances] = useState<'stay' | 'migrate'>('stay');
  const [asked, setAsked] = useState(false);
  const isMissing = asked && reason.trim() === '';
  const confirm = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    await store.flush();
    const { revision } = store.state.get().draft;
    deploy.mutate(
      { revision, reason: reason.trim(), instances, ...(replaced && { replaces: replaced.version }) },
      {
        onSuccess: ({ version }) => {
          void message.success(t('deploy.done', { version }));
          onClose();
        },
      },
    );
  };
  return (
    <SheetDialog
      open
      title={t('deploy.title', { name: text(draft.name) })}
      confirmLabel={replaced ? t('deploy.replace', { version: replaced.version }) : t('deploy.ok')}
      pending={deploy.isPending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {replaced && (
          <Alert
            type="warning"
            showIcon
            title={t('deploy.replaces', {
              version: replaced.version,
              by: replaced.deployedBy ?? t('versions.byServer'),
            })}
            description={t('deploy.replacesHint')}
          />
        )}
        {deploy.error && <RunProblem error={deploy.error} />}
        <Field
          id={`${id}-reason`}
          required
          label={t('deploy.reason')}
          problem={isMissing ? t('deploy.reasonRequired') : null}
        >
          <Input.TextArea
            id={`${id}-reason`}
            rows={3}
            maxLength={2000}
            placeholder={t('deploy.reasonExample')}
            aria-invalid={isMissing}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Field id={`${id}-instances`} group label={t('deploy.instances')}>
          <Radio.Group
            className={styles.choices ?? ''}
            value={instances}
            onChange={(event) => setInstances(event.target.value)}
          >
            <Radio value="stay">
              {t('deploy.stay')}
              <span className={styles.hint}>{t('deploy.stayHint')}</span>
            </Radio>
            <Radio value="migrate" disabled={!draft.abilities.migrate}>
              {t('deploy.migrate')}
              <span className={styles.hint}>
                {t(draft.abilities.migrate ? 'deploy.migrateHint' : 'deploy.migrateRefused')}
              </span>
            </Radio>
          </Radio.Group>
          <DraftEffect withPlan={instances === 'migrate'} />
        </Field>
      </div>
    </SheetDialog>
  );
}
