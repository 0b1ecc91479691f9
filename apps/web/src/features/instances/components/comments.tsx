import { useQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useAddComment } from '../api/add-comment.ts';
import { commentsQuery } from '../api/list-comments.ts';
import styles from './comments.module.css';
import { PersonLine } from './person-line.tsx';

/** What people told each other about an application. */
export function Comments({ instanceId, mayAdd }: { instanceId: string; mayAdd: boolean }) {
  const { t } = useTranslation('instances');
  const comments = useQuery(commentsQuery(instanceId));
  if (comments.isError && !comments.data) {
    return <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />;
  }
  if (!comments.data) return <Skeleton active paragraph={{ rows: 2 }} />;
  return (
    <div className={styles.comments}>
      {comments.data.length === 0 && <p className={styles.none}>{t('comments.empty')}</p>}
      <ul className={styles.list}>
        {comments.data.map((comment) => (
          <li key={comment.id} className={styles.comment}>
            <p className={styles.head}>
              <span>
                <PersonLine person={comment.author} />
              </span>
              <RelativeTime value={comment.createdAt} />
            </p>
            <p className={styles.body}>{comment.body}</p>
          </li>
        ))}
      </ul>
      {mayAdd && <NewComment instanceId={instanceId} />}
    </div>
  );
}

function NewComment({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('instances');
  const problemText = useProblemText();
  const id = useId();
  const add = useAddComment(instanceId);
  const [body, setBody] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    const words = body.trim();
    setMissing(!words);
    if (words) add.mutate(words, { onSuccess: () => setBody('') });
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
      <Input.TextArea
        id={id}
        value={body}
        onChange={(event) => setBody(event.target.value)}
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
      <Button htmlType="submit" loading={add.isPending} className={styles.send}>
        {t('comments.send')}
      </Button>
    </form>
  );
}
