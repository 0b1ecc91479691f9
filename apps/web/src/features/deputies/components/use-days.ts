import type { DeputyView } from '@flowhall/contracts';
import { dayDate } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';

/** First and last day of a deputyship in words. */
export function useDays(): (deputy: Pick<DeputyView, 'from' | 'to'>) => { from: string; to: string } {
  const language = useLanguage();
  // Without a time a date means midnight in UTC, which is another day west of it.
  const day = (date: string) => dayDate(`${date}T12:00:00`, language);
  return ({ from, to }) => ({ from: day(from), to: day(to) });
}
