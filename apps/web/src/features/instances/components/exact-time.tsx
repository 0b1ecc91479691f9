import { exactTime } from '../../../lib/time.ts';
import { useLanguage } from '../../../lib/use-language.ts';

/** Date and time in full, where records have to be exact. */
export function ExactTime({ value }: { value: string }) {
  const language = useLanguage();
  return <time dateTime={value}>{exactTime(value, language)}</time>;
}
