import type { DeputyView, Person } from '@flowhall/contracts';
import { App, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useSetDeputy } from '../api/set-deputy.ts';
import { DaysField } from './days-field.tsx';
import styles from './deputies.module.css';
import { ItemsField } from './items-field.tsx';

interface DeputyDialogProps {
  /** The one to change; null names a new one. */
  deputy: DeputyView | null;
  /** Whose work it is can be chosen. */
  forOthers: boolean;
  onClose: () => void;
}

const TODAY = () => dayjs().format('YYYY-MM-DD');

/** Who, when, for which services. */
export function DeputyDialog({ deputy, forOthers, onClose }: DeputyDialogProps) {
  const { t } = useTranslation('deputies');
  const { message } = App.useApp();
  const user = useCurrentUser();
  const id = useId();
  const set = useSetDeputy();
  const [principal, setPrincipal] = useState<readonly Person[]>(deputy ? [deputy.principal] : []);
  const [people, setPeople] = useState<readonly Person[]>(deputy?.deputy ? [deputy.deputy] : []);
  const [from, setFrom] = useState(deputy?.from ?? TODAY());
  const [to, setTo] = useState(deputy?.to ?? '');
  const [itemKeys, setItemKeys] = useState<readonly string[] | null>(
    deputy && deputy.items.length > 0 ? deputy.items.map((item) => item.key) : null,
  );
  const [reason, setReason] = useState(deputy?.reason ?? '');
  const [tried, setTried] = useState(false);
  const choosesPrincipal = forOthers && !deputy;
  const [chosen] = people;
  const missing = {
    principal: choosesPrincipal && principal.length === 0,
    deputy: !chosen,
    period: !from || !to,
    items: itemKeys?.length === 0,
  };
  const problem = (name: keyof typeof missing) => (tried && missing[name] ? t(`dialog.${name}Missing`) : null);
  const confirm = () => {
    setTried(true);
    if (!chosen || Object.values(missing).some(Boolean)) return;
    const whose = choosesPrincipal ? principal[0]?.id : undefined;
    const words = reason.trim();
    set.mutate(
      {
        ...(deputy ? { id: deputy.id } : {}),
        ...(whose && whose !== user.id ? { userId: whose } : {}),
        deputyId: chosen.id,
        itemKeys: itemKeys ? [...itemKeys] : [],
        from,
        to,
        ...(words ? { reason: words } : {}),
      },
      {
        onSuccess: () => {
          void message.success(t('saved', { name: chosen.name }));
          onClose();
        },
      },
    );
  };
  return (
    <SheetDialog
      open
      title={t(deputy ? 'dialog.edit' : 'dialog.create')}
      confirmLabel={t('dialog.confirm')}
      pending={set.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {set.error && <ProblemAlert error={set.error} />}
        {choosesPrincipal && (
          <Field id={`${id}-principal`} group required label={t('dialog.principal')} problem={problem('principal')}>
            <AnybodySelect title={t('dialog.principal')} many={false} value={principal} onChange={setPrincipal} />
          </Field>
        )}
        <Field id={`${id}-deputy`} group required label={t('dialog.deputy')} problem={problem('deputy')}>
          <AnybodySelect title={t('dialog.deputy')} many={false} value={people} onChange={setPeople} />
        </Field>
        <Field id={`${id}-period`} group required label={t('dialog.period')} problem={problem('period')}>
          <DaysField from={from} to={to} onFrom={setFrom} onTo={setTo} />
        </Field>
        <Field id={`${id}-items`} group label={t('dialog.items')} problem={problem('items')}>
          <ItemsField value={itemKeys} onChange={setItemKeys} />
        </Field>
        <Field id={`${id}-reason`} label={t('dialog.reason')}>
          <Input
            id={`${id}-reason`}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <p className={styles.quiet}>{t('dialog.hint')}</p>
      </div>
    </SheetDialog>
  );
}
