import type { ItemDetail } from '@flowhall/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';

type Opening = NonNullable<ItemDetail['opening']>;

const plain = (moment: string): string => moment.replace('T', ' ');

/** When the service takes applications, where it does not always. */
export function OpeningNotice({ opening, closed }: Pick<ItemDetail, 'closed'> & { opening: Opening }) {
  const { t } = useTranslation('hall');
  const language = useLanguage();
  const { open, from, until, daily } = opening;
  const closedTitle = closed?.opensAt
    ? t('opening.closedUntil', { at: exactTime(closed.opensAt, language) })
    : t('opening.closed');
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
      title={open ? t('opening.title') : closedTitle}
      description={times.join(t('opening.separator'))}
    />
  );
}
