import type { LocalizedText, NotificationView } from '@flowhall/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';

function isLocalized(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string';
}

/** Words a notification from its event and parameters. */
export function useNotificationText(): (message: NotificationView) => string {
  const { t } = useTranslation('notifications');
  const text = useLocalized();
  return useCallback(
    ({ event, params }) => {
      const word = (value: unknown) => (isLocalized(value) ? text(value) : typeof value === 'string' ? value : '—');
      const said = t(`event.${event}`, {
        title: word(params.title),
        step: word(params.step),
        actor: word(params.actor),
      });
      return isLocalized(params.behalf) ? t('behalf', { name: text(params.behalf), text: said }) : said;
    },
    [t, text],
  );
}
