import type { Channel, SubmitOptions } from '@flowhall/contracts';
import { Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../field/field.tsx';
import styles from './submit-dialog.module.css';

export interface ChannelsFieldProps {
  channels: SubmitOptions['channels'];
  value: readonly Channel[];
  onChange: (channels: Channel[]) => void;
}

/** 通知方式: what this installation cannot send is shown and says so. */
export function ChannelsField({ channels, value, onChange }: ChannelsFieldProps) {
  const { t } = useTranslation('submit');
  const id = useId();
  return (
    <Field id={id} group label={t('channel.label')}>
      <Checkbox.Group<Channel>
        className={styles.channels}
        value={[...value]}
        onChange={onChange}
        options={channels.map(({ channel, available }) => ({
          value: channel,
          disabled: !available,
          label: available ? t(`channel.${channel}`) : t('channel.unavailable', { channel: t(`channel.${channel}`) }),
        }))}
      />
    </Field>
  );
}
