import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { taskInList } from '../lib/list-of.ts';
import { neighbours } from '../lib/neighbours.ts';
import styles from './task-neighbours.module.css';
import { useTodoRows } from './use-todo-rows.ts';

/** To the previous and the next to-do without going back to the list. */
export function TaskNeighbours({ taskId }: { taskId: string }) {
  const { t } = useTranslation('tasks');
  const rows = useTodoRows();
  const { previous, next, position, count } = neighbours(rows, taskId);
  if (position === 0 || count < 2) return null;
  return (
    <nav className={styles.neighbours} aria-label={t('position', { index: position, count })}>
      <span className={styles.position} aria-hidden="true">
        {position}/{count}
      </span>
      <Step to={previous?.taskId} label={t('previous')} icon={<UpOutlined />} />
      <Step to={next?.taskId} label={t('next')} icon={<DownOutlined />} />
    </nav>
  );
}

function Step(props: { to: string | null | undefined; label: string; icon: React.ReactNode }) {
  const [params] = useSearchParams();
  const { to, label, icon } = props;
  if (!to) return <Button type="text" disabled icon={icon} aria-label={label} />;
  return <ButtonLink type="text" icon={icon} aria-label={label} title={label} to={taskInList(to, params)} replace />;
}
