import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Lang } from '@flowhall/forms';
import { Button, Drawer, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from './forms-dialog.module.css';
import { formOf, type ItemForm } from './item-forms.ts';
import type { ProcessStep } from './use-process-steps.ts';

interface FormsDialogProps {
  forms: readonly ItemForm[];
  steps: readonly ProcessStep[];
  readOnly: boolean;
  onAdd: () => void;
  onName: (form: ItemForm, lang: Lang, title: string) => void;
  onRemove: (form: ItemForm) => void;
  /** A step shows another form; null: the applicant's. */
  onStep: (step: ProcessStep, form: ItemForm | null) => void;
  onClose: () => void;
}

/** All forms of the item: named, added, removed; and which step shows which. */
export function FormsDialog(props: FormsDialogProps) {
  const { forms, steps, readOnly, onAdd, onClose } = props;
  const { t } = useTranslation('studio');
  const isPhone = useIsPhone();
  return (
    <Drawer open title={t('forms.title')} size={isPhone ? '100%' : 520} onClose={onClose} destroyOnHidden>
      <section className={styles.section}>
        <p className={styles.hint}>{t('forms.hint')}</p>
        <ul className={styles.forms} aria-label={t('forms.title')}>
          {forms.map((form) => (
            <FormRow key={form.path} form={form} {...props} />
          ))}
        </ul>
        {!readOnly && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
            {t('forms.add')}
          </Button>
        )}
      </section>
      {steps.length > 0 && (
        <section className={styles.section}>
          <h3>{t('forms.steps')}</h3>
          <p className={styles.hint}>{t('forms.stepsHint')}</p>
          <div className={styles.steps}>
            {steps.map((step) => (
              <StepRow key={step.id} step={step} {...props} />
            ))}
          </div>
        </section>
      )}
    </Drawer>
  );
}

function FormRow({ form, forms, readOnly, onName, onRemove }: FormsDialogProps & { form: ItemForm }) {
  const { t } = useTranslation('studio');
  const lang = useLanguage();
  const users = form.steps.map(({ name }) => name).join(t('forms.and'));
  const inUse = form.steps.length > 0;
  return (
    <li>
      <div className={styles.names}>
        {(['zh', 'en'] as const).map((language) => (
          <Input
            key={language}
            aria-label={t(language === 'zh' ? 'forms.nameZh' : 'forms.nameEn')}
            placeholder={t(language === 'zh' ? 'forms.nameZh' : 'forms.nameEn')}
            maxLength={60}
            readOnly={readOnly || !form.form}
            value={form.form ? form.title[language] : form.name}
            onChange={(event) => onName(form, language, event.target.value)}
          />
        ))}
        {!readOnly && (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('forms.remove', { name: form.title[lang] })}
            title={t(inUse ? 'forms.inUse' : 'forms.remove', { steps: users, name: form.title[lang] })}
            disabled={inUse || forms.length < 2}
            onClick={() => onRemove(form)}
          />
        )}
      </div>
      <p className={styles.hint}>{inUse ? t('forms.usedBy', { steps: users }) : t('forms.unused')}</p>
    </li>
  );
}

const APPLICANTS = '';

function StepRow({ step, forms, steps, readOnly, onStep }: FormsDialogProps & { step: ProcessStep }) {
  const { t } = useTranslation('studio');
  const lang = useLanguage();
  const id = useId();
  const applies = step.kind === 'apply';
  const named = forms.map(({ name, title }) => ({ value: name, label: title[lang] }));
  return (
    <div className={styles.step}>
      <label htmlFor={id}>{step.name}</label>
      <Select
        id={id}
        disabled={readOnly}
        value={step.form ?? (applies ? formOf(step, steps) : APPLICANTS)}
        options={applies ? named : [{ value: APPLICANTS, label: t('forms.same') }, ...named]}
        onChange={(name) => onStep(step, forms.find((form) => form.name === name) ?? null)}
      />
    </div>
  );
}
