import type { CommentView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { commentsQuery } from '../api/list-comments.ts';
import { splitMentions } from '../lib/mentions.ts';
import styles from './comments.module.css';
import { FileLinks } from './file-links.tsx';
import { NewComment } from './new-comment.tsx';
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
            <Body comment={comment} />
            <FileLinks files={comment.attachments} />
          </li>
        ))}
      </ul>
      {mayAdd && <NewComment instanceId={instanceId} />}
    </div>
  );
}

/** What somebody wrote, with the names of those whom it is meant for. */
function Body({ comment }: { comment: CommentView }) {
  let at = 0;
  return (
    <p className={styles.body}>
      {splitMentions(comment.body, comment.mentions).map((piece) => {
        at += piece.text.length;
        return piece.mention ? (
          <span key={at} className={styles.mention}>
            {piece.text}
          </span>
        ) : (
          piece.text
        );
      })}
    </p>
  );
}
