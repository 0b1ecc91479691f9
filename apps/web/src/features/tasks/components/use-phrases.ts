import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What one is about to do: hand in, agree, report work done, send back or refuse, hand over, ask to sign. */
export type PhrasePurpose = 'apply' | 'for' | 'handle' | 'against' | 'handover' | 'sign';

/** 常用语 that fit. */
export function usePhrases(purpose: PhrasePurpose): readonly string[] {
  const { t } = useTranslation('tasks');
  return useMemo(() => {
    const phrases = {
      apply: [t('opinion.phrase.review'), t('opinion.phrase.corrected')],
      for: [
        t('opinion.phrase.agree'),
        t('opinion.phrase.verified'),
        t('opinion.phrase.rules'),
        t('opinion.phrase.noted'),
      ],
      handle: [t('opinion.phrase.handled'), t('opinion.phrase.collect'), t('opinion.phrase.noted')],
      against: [t('opinion.phrase.incomplete'), t('opinion.phrase.wrong'), t('opinion.phrase.unfit')],
      sign: [t('opinion.phrase.advise'), t('opinion.phrase.countersign')],
      handover: [t('opinion.phrase.yours'), t('opinion.phrase.away')],
    };
    return phrases[purpose];
  }, [t, purpose]);
}

/** The purpose of agreeing at a step of a kind. */
export function agreePurpose(stepKind: string): PhrasePurpose {
  if (stepKind === 'apply' || stepKind === 'handle') return stepKind;
  return 'for';
}
