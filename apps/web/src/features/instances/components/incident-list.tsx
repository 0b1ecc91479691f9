import { CheckOutlined, RedoOutlined } from '@ant-design/icons';
import type { IncidentView, InstanceDetail } from '@flowhall/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { useEndIncident } from '../api/end-incident.ts';
import styles from './incident-list.module.css';

/** Where the process cannot go on by itself, for those who repair it; others get no incidents. */
export function IncidentList({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  if (instance.incidents.length === 0) return null;
  return (
    <section className={styles.incidents} aria-label={t('incident.title')}>
      <h2>{t('incident.title')}</h2>
      <ul>
        {instance.incidents.map((incident) => (
          <IncidentEntry key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

function IncidentEntry({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const text = useLocalized();
  const problemText = useProblemText();
  const end = useEndIncident(incident.id);
  const act = (how: 'retry' | 'resolve') =>
    end.mutate(how, {
      onSuccess: ({ incidents }) => {
        const again = how === 'retry' && incidents.some((one) => one.element?.id === incident.element?.id);
        if (again) void message.warning(t('incident.failedAgain'));
        else void message.success(t(how === 'retry' ? 'incident.retried' : 'incident.resolved'));
      },
      onError: (error) => void message.error(problemText(error)),
    });
  const name = incident.element ? text(incident.element.name) : t('incident.process');
  const pending = end.isPending ? end.variables : null;
  return (
    <li>
      <div className={styles.what}>
        <p>
          <strong>{name}</strong> <RelativeTime value={incident.createdAt} />
        </p>
        <p className={styles.message}>{incident.message}</p>
      </div>
      <div className={styles.buttons}>
        <Button
          type="primary"
          icon={<RedoOutlined />}
          loading={pending === 'retry'}
          disabled={pending === 'resolve'}
          onClick={() => act('retry')}
        >
          {t('incident.retry')}
        </Button>
        <Button
          icon={<CheckOutlined />}
          loading={pending === 'resolve'}
          disabled={pending === 'retry'}
          onClick={() => act('resolve')}
        >
          {t('incident.resolve')}
        </Button>
      </div>
    </li>
  );
}
