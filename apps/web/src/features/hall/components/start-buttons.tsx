import type { DraftView } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { paths } from '../../../lib/paths.ts';

/** Starts an application; an unfinished one comes first. */
export function StartButtons({ itemKey, draft }: { itemKey: string; draft: DraftView | undefined }) {
  const { t } = useTranslation('hall');
  if (!draft) {
    return (
      <ButtonLink type="primary" to={paths.apply(itemKey)}>
        {t('item.start')}
      </ButtonLink>
    );
  }
  return (
    <>
      <ButtonLink to={paths.apply(itemKey)}>{t('item.startNew')}</ButtonLink>
      <ButtonLink type="primary" to={paths.apply(itemKey, draft.id)}>
        {t('item.continueDraft')}
      </ButtonLink>
    </>
  );
}
