import type { ForecastStep } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { usePeopleNames } from '../people/use-people-names.ts';

/** Who would get a step that is still to come, and how sure it is that it comes. */
export function ForecastPeople({ step }: { step: ForecastStep }) {
  const { t } = useTranslation('common');
  const names = usePeopleNames();
  const who = step.passes === 'skip' ? '' : step.picked ? t('forecast.picked') : names(step.people);
  const passes = step.passes ? t(`forecast.${step.passes}`) : '';
  const sure = step.certainty === 'certain' ? '' : t(`forecast.${step.certainty}`);
  return <>{[who, passes, sure].filter(Boolean).join(' · ')}</>;
}
