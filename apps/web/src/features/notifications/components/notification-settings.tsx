import { useQuery } from '@tanstack/react-query';
import { App, Segmented, Switch, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { notificationSettingsQuery, useSaveNotificationSettings } from '../api/settings.ts';
import styles from './notification-settings.module.css';

const CHOICES = ['asked', 'always', 'never'] as const;
const TIME = 'HH:mm';
const USUAL_QUIET = { from: '22:00', to: '07:00' };

const atTime = (time: string) => dayjs(`2000-01-01T${time}`);

/** How one is told outside the application; nothing where there is no way to. */
export function NotificationSettings() {
  const { t } = useTranslation('notifications');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const query = useQuery(notificationSettingsQuery);
  const save = useSaveNotificationSettings();
  if (!query.data || query.data.available.length === 0) return null;
  const { settings, available } = query.data;
  const change = (changed: Partial<typeof settings>) =>
    save.mutate({ ...settings, ...changed }, { onError: (error) => void message.error(problemText(error)) });
  return (
    <section className={styles.card} aria-label={t('settings.title')}>
      <h2 className={styles.title}>{t('settings.title')}</h2>
      {available.map((channel) => (
        <div key={channel} className={styles.row}>
          <span className={styles.label} id={`channel-${channel}`}>
            {t(`settings.channel.${channel}`)}
          </span>
          <Segmented
            aria-labelledby={`channel-${channel}`}
            value={settings.channels[channel] ?? 'asked'}
            onChange={(choice) => change({ channels: { ...settings.channels, [channel]: choice } })}
            options={CHOICES.map((value) => ({ value, label: t(`settings.choice.${value}`) }))}
          />
        </div>
      ))}
      <div className={styles.row}>
        <span className={styles.label}>
          <span id="quiet-hours">{t('settings.quiet')}</span>
          <span className={styles.hint}>{t('settings.quietHint')}</span>
        </span>
        {settings.quiet && (
          <TimePicker.RangePicker
            aria-labelledby="quiet-hours"
            format={TIME}
            minuteStep={15}
            order={false}
            allowClear={false}
            value={[atTime(settings.quiet.from), atTime(settings.quiet.to)]}
            onChange={(range) => {
              const [from, to] = range ?? [];
              if (from && to) change({ quiet: { from: from.format(TIME), to: to.format(TIME) } });
            }}
          />
        )}
        <Switch
          aria-labelledby="quiet-hours"
          checked={settings.quiet !== null}
          onChange={(on) => change({ quiet: on ? USUAL_QUIET : null })}
        />
      </div>
      {available.includes('email') && (
        <div className={styles.row}>
          <span className={styles.label}>
            <span id="digest">{t('settings.digest')}</span>
            <span className={styles.hint}>{t('settings.digestHint')}</span>
          </span>
          <Switch aria-labelledby="digest" checked={settings.digest} onChange={(digest) => change({ digest })} />
        </div>
      )}
    </section>
  );
}
