import type { InstanceDetail } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/button-link.tsx';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { InstanceActions } from './instance-actions.tsx';
import { SheetMenu } from './sheet-menu.tsx';

/** The buttons of an application's page: what its abilities allow, and the way to one's own open task. */
export function InstanceButtons({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  const isPhone = useIsPhone();
  const user = useCurrentUser();
  const [task] = instance.myTaskIds;
  const handles = task !== undefined && task !== instance.abilities.resubmitTaskId;
  return (
    <>
      {!isPhone && <SheetMenu instance={instance} />}
      <InstanceActions instance={instance} own={instance.initiator.id === user.id} variant="buttons" busy={handles} />
      {handles && (
        <ButtonLink type="primary" to={paths.task(task)}>
          {t('action.handle')}
        </ButtonLink>
      )}
    </>
  );
}
