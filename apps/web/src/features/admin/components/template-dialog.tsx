import { MESSAGE_PLACEHOLDERS, type MessageTemplate } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { previewQuery, useSaveTemplate } from '../api/message-templates.ts';
import styles from './template-dialog.module.css';

/** Changes the words of an event in a language, with what people would get below. */
export function TemplateDialog({ template, onClose }: { template: MessageTemplate; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const problemText = useProblemText();
  const id = useId();
  const [words, setWords] = useState({ subject: template.subject, text: template.text });
  const shown = useDeferredValue(words);
  const complete = words.subject.trim() !== '' && words.text.trim() !== '';
  const preview = useQuery({ ...previewQuery(template, shown), enabled: complete });
  const save = useSaveTemplate(template);
  const problem = complete ? (save.error ?? preview.error) : null;
  return (
    <SheetDialog
      open
      title={`${t(`event.${template.event}`)} · ${t(`texts.language.${template.lang}`)}`}
      confirmLabel={t('texts.save')}
      confirmDisabled={!complete}
      pending={save.isPending}
      onConfirm={() => save.mutate(words, { onSuccess: onClose })}
      onCancel={onClose}
      footerNote={
        template.changedAt && (
          <Button type="link" onClick={() => save.mutate(null, { onSuccess: onClose })}>
            {t('texts.reset')}
          </Button>
        )
      }
    >
      <div className={styles.fields}>
        <label htmlFor={`${id}-subject`}>{t('texts.subject')}</label>
        <Input
          id={`${id}-subject`}
          value={words.subject}
          maxLength={100}
          onChange={(event) => setWords({ ...words, subject: event.target.value })}
        />
        <label htmlFor={`${id}-text`}>{t('texts.text')}</label>
        <Input.TextArea
          id={`${id}-text`}
          value={words.text}
          maxLength={500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => setWords({ ...words, text: event.target.value })}
        />
        <p className={styles.hint}>
          {t('texts.placeholders')}{' '}
          {MESSAGE_PLACEHOLDERS.map((name) => (
            <span key={name} className={styles.place}>
              <code>{`{${name}}`}</code> {t(`texts.placeholder.${name}`)}
            </span>
          ))}
        </p>
        {(problem !== null || !complete) && (
          <p role="alert" className={styles.problem}>
            {complete ? problemText(problem) : t('texts.missing')}
          </p>
        )}
        {complete && preview.data && !preview.error && (
          <section className={styles.preview} aria-label={t('texts.preview')}>
            <h3>{t('texts.preview')}</h3>
            <strong>{preview.data.subject}</strong>
            <p>{preview.data.text}</p>
          </section>
        )}
      </div>
    </SheetDialog>
  );
}
