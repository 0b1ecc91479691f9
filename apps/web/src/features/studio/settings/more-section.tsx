import { Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from './materials-section.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';

const FEATURES = ['draft', 'withdraw', 'terminate', 'print'] as const;

/** What applicants may do with their applications. */
export function FeaturesSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  return FEATURES.map((name) => (
    <SettingRow key={name} path={['features', name]} label={t(`features.${name}`)} hint={t(`featuresHint.${name}`)}>
      {(id) => (
        <Switch
          id={id}
          disabled={readOnly}
          checked={manifest.features?.[name] ?? true}
          onChange={(on) => set(['features', name], on ? undefined : false)}
        />
      )}
    </SettingRow>
  ));
}

/** What an application keeps for itself, and when it says that its applicant is away. */
export function LinksSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const { reservation, absence } = manifest;
  return (
    <>
      <h3>{t('reservation')}</h3>
      <p className={styles.hint}>{t('reservationHint')}</p>
      <FieldRow path={['reservation', 'resource']} label={t('reservationResource')} value={reservation?.resource} />
      {(['from', 'to'] as const).map((name) => (
        <SettingRow key={name} path={['reservation', name]} label={t(`reservationRule.${name}`)}>
          {(id) => (
            <Input
              id={id}
              className={styles.code ?? ''}
              spellCheck={false}
              placeholder='day + "T" + startTime'
              readOnly={readOnly}
              value={reservation?.[name] ?? ''}
              onChange={(event) => set(['reservation', name], event.target.value || undefined)}
            />
          )}
        </SettingRow>
      ))}
      <h3>{t('absence')}</h3>
      <p className={styles.hint}>{t('absenceHint')}</p>
      <FieldRow path={['absence', 'from']} label={t('absenceFrom')} value={absence?.from} format="date" />
      <FieldRow path={['absence', 'to']} label={t('absenceTo')} value={absence?.to} format="date" />
      <FieldRow path={['absence', 'deputy']} label={t('absenceDeputy')} value={absence?.deputy} format="user" />
    </>
  );
}
