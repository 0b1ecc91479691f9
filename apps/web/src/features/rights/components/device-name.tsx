import type { SessionView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';

/** A device as its owner knows it. */
export function DeviceName({ session: { device } }: { session: SessionView }) {
  const { t } = useTranslation('rights');
  const { browser, system } = device;
  if (browser && system) return t('sessions.device', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}
