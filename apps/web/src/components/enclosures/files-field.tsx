import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import type { Attachment } from '@flowhall/contracts';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../../lib/api/upload.ts';
import { prepareFile } from '../../lib/photos/prepare-file.ts';
import { Field } from '../field/field.tsx';
import { useProblemText } from '../states/problem-text.ts';
import styles from './enclosures.module.css';

export interface FilesFieldProps {
  id: string;
  need: 'required' | 'optional';
  missing: boolean;
  value: readonly Attachment[];
  onChange: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void;
}

/** 附件: files that go with the opinion, uploaded as they are chosen. */
export function FilesField({ id, need, missing, value, onChange }: FilesFieldProps) {
  const { t } = useTranslation('submit');
  const problemText = useProblemText();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (files: readonly File[]) => {
    setProblem(null);
    for (const file of files) {
      setPercent(0);
      try {
        const sent = await uploadFile(await prepareFile(file), setPercent, new AbortController().signal);
        onChange((known) => [...known, sent]);
      } catch (error) {
        setProblem(problemText(error));
      }
    }
    setPercent(null);
  };
  return (
    <Field
      id={id}
      group
      label={t(need === 'required' ? 'files.label' : 'files.labelOptional')}
      required={need === 'required'}
      problem={problem ?? (missing ? t('files.missing') : null)}
    >
      {value.length > 0 && (
        <ul className={styles.files}>
          {value.map((file) => (
            <li key={file.id} className={styles.file}>
              <PaperClipOutlined aria-hidden />
              <span className={styles.name}>{file.name}</span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => onChange((known) => known.filter((one) => one.id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files.add')}
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button icon={<UploadOutlined aria-hidden />} loading={percent !== null} onClick={() => input.current?.click()}>
        {percent === null ? t('files.add') : t('files.sending', { percent })}
      </Button>
    </Field>
  );
}
