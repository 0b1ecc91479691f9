import type { DraftView, StepForm as StepFormContract } from '@flowhall/contracts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { StepForm } from '../../../components/step-form/step-form.tsx';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import type { Form } from '../autosave.ts';
import { differingFields } from '../differing-fields.ts';
import styles from './apply-form.module.css';

export interface ConflictDialogProps {
  form: StepFormContract;
  mine: Form;
  latest: DraftView;
  onKeep: (which: 'mine' | 'latest') => void;
  onClose: () => void;
}

/** Both contents of a draft that was changed in two places, with what differs marked, and the choice between them. */
export function ConflictDialog({ form, mine, latest, onKeep, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('apply');
  const isPhone = useIsPhone();
  const [which, setWhich] = useState<'mine' | 'latest'>('mine');
  const contents = { mine, latest: latest.form };
  const changed = differingFields(mine, latest.form);
  const names = { mine: t('draft.mine'), latest: t('draft.latest') };
  return (
    <SheetDialog
      open
      tall
      width={1080}
      title={t('draft.bothTitle')}
      confirmLabel={t(which === 'mine' ? 'draft.keepMine' : 'draft.takeLatest')}
      footerNote={t('draft.differ', { count: changed.length })}
      onConfirm={() => onKeep(which)}
      onCancel={onClose}
    >
      <Segmented
        block
        aria-label={t('draft.bothTitle')}
        value={which}
        onChange={setWhich}
        options={(['mine', 'latest'] as const).map((value) => ({ value, label: names[value] }))}
      />
      <div className={styles.both}>
        {(isPhone ? [which] : (['mine', 'latest'] as const)).map((each) => (
          <section
            key={each}
            aria-label={names[each]}
            className={styles.version}
            data-chosen={each === which || undefined}
          >
            <StepForm form={form} value={contents[each]} readOnly attachments={latest.attachments} changed={changed} />
          </section>
        ))}
      </div>
    </SheetDialog>
  );
}
