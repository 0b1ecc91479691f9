import { isItemKey } from '@flowhall/items/item-key';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { paths } from '../../../lib/paths.ts';
import { useCreateDraft } from '../api/items.ts';
import { keyOf } from './key-of.ts';
import styles from './new-item-dialog.module.css';

/** A new item: its names and its key. */
export function NewItemDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const navigate = useNavigate();
  const create = useCreateDraft();
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const key = ownKey ?? keyOf(en);
  const missing = (text: string) => (asked && text.trim() === '' ? t('new.required') : null);
  const keyProblem = missing(key) ?? (asked && !isItemKey(key) ? t('new.keyInvalid') : null);
  const confirm = () => {
    setAsked(true);
    if (zh.trim() === '' || en.trim() === '' || !isItemKey(key)) return;
    create.mutate(
      { itemKey: key, name: { zh: zh.trim(), en: en.trim() }, from: { template: 'single-approval' } },
      { onSuccess: (draft) => void navigate(paths.studioDraft(draft.id)) },
    );
  };
  const input = (name: string, value: string, onChange: (value: string) => void, problem: string | null) => (
    <Input
      id={`${id}-${name}`}
      maxLength={60}
      value={value}
      aria-invalid={problem !== null}
      onChange={(event) => onChange(event.target.value)}
    />
  );
  return (
    <SheetDialog
      open
      title={t('new.title')}
      confirmLabel={t('create')}
      pending={create.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {create.error && <ProblemAlert error={create.error} />}
        <p className={styles.hint}>{t('new.hint')}</p>
        <Field id={`${id}-zh`} required label={t('new.nameZh')} problem={missing(zh)}>
          {input('zh', zh, setZh, missing(zh))}
        </Field>
        <Field id={`${id}-en`} required label={t('new.nameEn')} problem={missing(en)}>
          {input('en', en, setEn, missing(en))}
        </Field>
        <Field id={`${id}-key`} required label={t('new.key')} problem={keyProblem}>
          {input('key', key, setOwnKey, keyProblem)}
          <p className={styles.hint}>{t('new.keyHint')}</p>
        </Field>
      </div>
    </SheetDialog>
  );
}
