import type { DefinitionSummary } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Input, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { planQuery, useMigrate } from '../api/versions.ts';
import { PlanFacts } from './plan-facts.tsx';
import styles from './version-dialog.module.css';

export interface MigrateDialogProps {
  from: DefinitionSummary;
  to: DefinitionSummary;
  onClose: () => void;
}

/** Brings the applications that run on a version to the current one, after showing what that does. */
export function MigrateDialog({ from, to, onClose }: MigrateDialogProps) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const id = useId();
  const way = { fromDefinitionId: from.id, toDefinitionId: to.id };
  const plan = useQuery(planQuery(way));
  const migrate = useMigrate();
  const [reason, setReason] = useState('');
  const isImpossible = plan.data !== undefined && plan.data.errors.length > 0;
  const confirm = () =>
    migrate.mutate(
      { ...way, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t('migrate.started'));
          onClose();
        },
      },
    );
  return (
    <SheetDialog
      open
      title={t('migrate.title', { count: from.runningInstances, from: from.version, to: to.version })}
      confirmLabel={t('migrate.ok')}
      confirmDisabled={!plan.data || isImpossible}
      pending={migrate.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {(migrate.error ?? plan.error) && <ProblemAlert error={migrate.error ?? plan.error} />}
        {plan.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
        {plan.data && <PlanFacts plan={plan.data} />}
        <Field id={`${id}-reason`} label={t('migrate.reason')}>
          <Input.TextArea
            id={`${id}-reason`}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
    </SheetDialog>
  );
}
