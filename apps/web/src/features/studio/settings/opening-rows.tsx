import { DatePicker, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { SettingRow } from './setting-row.tsx';
import { useSettings } from './settings-context.ts';

const MOMENT = 'YYYY-MM-DDTHH:mm';
const TIME = 'HH:mm';

/** From when until when, and at which hours, applications are taken. */
export function OpeningRows() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const { opening } = manifest;
  return (
    <>
      {(['from', 'until'] as const).map((name) => (
        <SettingRow key={name} path={['opening', name]} label={t(`opening.${name}`)} hint={t('opening.hint')}>
          {(id) => (
            <DatePicker
              id={id}
              showTime={{ format: TIME }}
              format="YYYY-MM-DD HH:mm"
              disabled={readOnly}
              value={opening?.[name] ? dayjs(name === 'until' ? lastMoment(opening[name]) : opening[name]) : null}
              onChange={(moment) => set(['opening', name], moment ? moment.format(MOMENT) : undefined)}
            />
          )}
        </SettingRow>
      ))}
      <div data-setting="opening.daily.from opening.daily.to">
        <SettingRow path={['opening', 'daily', 'from']} label={t('opening.daily')} hint={t('opening.dailyHint')}>
          {(id) => (
            <TimePicker.RangePicker
              id={id}
              format={TIME}
              minuteStep={5}
              disabled={readOnly}
              value={opening?.daily ? [timeOf(opening.daily.from), timeOf(opening.daily.to)] : null}
              onChange={(range) => {
                const [from, to] = range ?? [];
                const daily = from && to ? { from: from.format(TIME), to: to.format(TIME) } : undefined;
                set(['opening', 'daily'], daily);
              }}
            />
          )}
        </SettingRow>
      </div>
    </>
  );
}

/** A last day is shown as the moment at which it is over. */
const lastMoment = (until: string): string => (until.includes('T') ? until : dayjs(until).add(1, 'day').format(MOMENT));

const timeOf = (time: string | undefined) => (time === undefined ? null : dayjs(`2000-01-01T${time}`));
