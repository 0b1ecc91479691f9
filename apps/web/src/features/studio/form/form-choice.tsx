import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from './form-tab.module.css';
import type { ItemForm } from './item-forms.ts';

interface FormChoiceProps {
  forms: readonly ItemForm[];
  shown: ItemForm;
  onChoose: (path: string) => void;
  onManage: () => void;
}

/** Which form is being designed, and the way to all of them. */
export function FormChoice({ forms, shown, onChoose, onManage }: FormChoiceProps) {
  const { t } = useTranslation('studio');
  const lang = useLanguage();
  return (
    <span className={styles.choice}>
      {forms.length > 1 && (
        <Select
          aria-label={t('forms.choose')}
          popupMatchSelectWidth={false}
          value={shown.path}
          options={forms.map(({ path, title }) => ({ value: path, label: title[lang] }))}
          onChange={onChoose}
        />
      )}
      <Button onClick={onManage}>{t('forms.manage', { count: forms.length })}</Button>
    </span>
  );
}
