import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../field/field.tsx';
import { imageOf } from './data-url.ts';
import { DrawingPad } from './drawing-pad.tsx';
import { savedSignatureQuery } from './saved-signature.ts';
import styles from './signature.module.css';

export interface SignatureFieldProps {
  id: string;
  need: 'required' | 'optional';
  missing: boolean;
  onChange: (image: Blob | null) => void;
}

/** 签名: drawn by hand, or the one that the person has stored. */
export function SignatureField({ id, need, missing, onChange }: SignatureFieldProps) {
  const { t } = useTranslation('submit');
  const { data: saved } = useQuery(savedSignatureQuery);
  const [stored, setStored] = useState(false);
  const label = t(need === 'required' ? 'signature.label' : 'signature.labelOptional');
  const use = (which: 'stored' | 'drawn') => {
    setStored(which === 'stored');
    onChange(which === 'stored' && saved ? imageOf(saved) : null);
  };
  return (
    <Field id={id} group label={label} required={need === 'required'} problem={missing ? t('signature.missing') : null}>
      {stored && saved ? (
        <div className={styles.shown}>
          <img className={styles.image} src={saved} alt={t('signature.stored')} />
        </div>
      ) : (
        <DrawingPad label={t('signature.pad')} problem={missing} onChange={onChange} />
      )}
      {saved && (
        <div className={styles.ways}>
          <Button type="link" size="small" onClick={() => use(stored ? 'drawn' : 'stored')}>
            {t(stored ? 'signature.draw' : 'signature.useStored')}
          </Button>
        </div>
      )}
    </Field>
  );
}
