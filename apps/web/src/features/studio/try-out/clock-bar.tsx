import { ClockCircleOutlined, RedoOutlined, RollbackOutlined } from '@ant-design/icons';
import type { TryOutView } from '@flowhall/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

/** The sandbox's own clock, and how to move it. */
export function ClockBar({ tryOut, view }: { tryOut: TryOutPlay; view: TryOutView }) {
  const { t } = useTranslation('studio');
  const language = useLanguage();
  const isRunning = view.status === 'running' || view.status === 'incident';
  const disabled = tryOut.pending || !isRunning;
  return (
    <div className={styles.clock}>
      <span className={styles.now}>
        <ClockCircleOutlined aria-hidden="true" /> {exactTime(view.now, language)}
      </span>
      <Button size="small" disabled={disabled} onClick={() => void tryOut.play({ advance: 'working-day' })}>
        {t('tryOut.workingDay')}
      </Button>
      <Button
        size="small"
        disabled={disabled || view.nextDueAt === null}
        onClick={() => void tryOut.play({ advance: 'next' })}
      >
        {t('tryOut.nextDue')}
      </Button>
      {view.timers[0] && (
        <span className={styles.quiet}>
          {t('tryOut.timer', { name: view.timers[0].name, at: exactTime(view.timers[0].dueAt, language) })}
        </span>
      )}
      <span className={styles.spacer} />
      <Button
        size="small"
        type="text"
        icon={<RollbackOutlined />}
        disabled={tryOut.pending || view.length === 0}
        onClick={() => void tryOut.undo()}
      >
        {t('tryOut.undo')}
      </Button>
      <Button size="small" type="text" icon={<RedoOutlined />} onClick={tryOut.startOver}>
        {t('tryOut.startOver')}
      </Button>
    </div>
  );
}
