import type { ItemDetail } from '@flowhall/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

const plain = (moment: string): string => moment.replace('T', ' ');

/** When the service takes applications, where it does not always. */
export function OpeningNotice({ opening }: { opening: NonNullable<ItemDetail['opening']> }) {
  const { t } = useTranslation('hall');
  const { open, from, until, daily } = opening;
  const times = [
    from && until
      ? t('opening.between', { from: plain(from), until: plain(until) })
      : from
        ? t('opening.from', { from: plain(from) })
        : until && t('opening.until', { until: plain(until) }),
    daily && t('opening.daily', daily),
  ].filter(Boolean);
  return (
    <Alert
      type={open ? 'info' : 'warning'}
      showIcon
      title={open ? t('opening.title') : t('opening.closed')}
      description={times.join(t('opening.separator'))}
    />
  );
}
