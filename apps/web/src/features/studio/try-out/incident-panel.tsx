import type { TryOutView } from '@flowhall/contracts';
import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TryOutPlay } from './use-try-out.ts';

type Incident = TryOutView['incidents'][number];

/** What keeps the application from going on, and what an administrator may do about it. */
export function IncidentPanel({ tryOut, incident }: { tryOut: TryOutPlay; incident: Incident }) {
  const { t } = useTranslation('studio');
  const { operator, elementId } = incident;
  const act = (what: 'retry' | 'resolve') => {
    const place = incident.in === null ? {} : { in: incident.in };
    if (operator) void tryOut.play({ by: operator.id, do: what, at: elementId, ...place });
  };
  return (
    <Alert
      type="error"
      showIcon
      title={t('tryOut.incident', { name: incident.name })}
      description={
        <Space orientation="vertical">
          {incident.message}
          {operator && (
            <Space wrap>
              <Button size="small" disabled={tryOut.pending} onClick={() => act('retry')}>
                {t('tryOut.retry', { name: operator.name })}
              </Button>
              <Button size="small" disabled={tryOut.pending} onClick={() => act('resolve')}>
                {t('tryOut.resolve')}
              </Button>
            </Space>
          )}
        </Space>
      }
    />
  );
}
