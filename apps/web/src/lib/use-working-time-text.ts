import type { WorkingTime } from '@flowhall/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { duration } from './duration.ts';
import { useLanguage } from './use-language.ts';

const MINUTE = 60_000;

/** Words a length of office hours: "2 个工作日 3小时"; below a day to the minute. */
export function useWorkingTimeText(): (length: WorkingTime) => string {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return useCallback(
    ({ days, minutes }) => {
      const rest = duration((days > 0 ? Math.floor(minutes / 60) * 60 : minutes) * MINUTE, language);
      if (days === 0) return rest ?? t('underOneMinute');
      const whole = t('workingDays', { count: days });
      return rest ? `${whole} ${rest}` : whole;
    },
    [t, language],
  );
}
