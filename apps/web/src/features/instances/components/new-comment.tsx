import type { Attachment } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesField } from '../../../components/enclosures/files-field.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useAddComment } from '../api/add-comment.ts';
import { participantsQuery } from '../api/list-participants.ts';
import { mentionedIn } from '../lib/mentions.ts';
import styles from './comments.module.css';

/** A comment to be written: words, people named with an @, files. */
export function NewComment({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const problemText = useProblemText();
  const id = useId();
  const add = useAddComment(instanceId);
  const people = useQuery(participantsQuery(instanceId)).data ?? [];
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [missing, setMissing] = useState(false);
  const send = () => {
    const words = body.trim();
    setMissing(!words);
    if (!words) return;
    const mentions = mentionedIn(words, people).map((person) => person.id);
    add.mutate(
      { body: words, mentions, attachments: files.map((file) => file.id) },
      {
        onSuccess: () => {
          setBody('');
          setFiles([]);
        },
      },
    );
  };
  const problem = missing ? t('comments.missing') : add.error ? problemText(add.error) : null;
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {t('comments.label')}
      </label>
      <Mentions
        id={id}
        value={body}
        onChange={setBody}
        options={people.map((person) => ({
          key: person.id,
          value: person.name,
          label: (
            <>
              {person.name} <span className={styles.department}>{person.department}</span>
            </>
          ),
        }))}
        filterOption={(typed, option) => (option.value ?? '').toLowerCase().includes(typed.toLowerCase())}
        notFoundContent={t('comments.nobody')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        placeholder={t('comments.placeholder')}
        status={missing ? 'error' : ''}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <FilesField id={`${id}-files`} need="optional" missing={false} value={files} onChange={setFiles} />
      <Button htmlType="submit" loading={add.isPending} className={styles.send}>
        {t('comments.send')}
      </Button>
    </form>
  );
}
