import type { CopiedDraft } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';

/** Says what of an old application is to be filled in again, and why. */
export function useLeftOutText(): (leftOut: CopiedDraft['leftOut']) => string {
  const { t } = useTranslation(['instances', 'common']);
  const text = useLocalized();
  return (leftOut) => {
    const namesOf = (reason: CopiedDraft['leftOut'][number]['reason']) =>
      leftOut
        .filter((one) => one.reason === reason)
        .map((one) => text(one.title))
        .join(t('common:peopleSeparator'));
    const files = namesOf('file');
    const changed = namesOf('changed');
    return [
      ...(files ? [t('leftOut.file', { names: files })] : []),
      ...(changed ? [t('leftOut.changed', { names: changed })] : []),
    ].join(' ');
  };
}
