import {
  BellOutlined,
  CopyOutlined,
  EditOutlined,
  EllipsisOutlined,
  MailOutlined,
  MoreOutlined,
  StopOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { InstanceSummary } from '@flowhall/contracts';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ButtonLink } from '../../../components/button-link.tsx';
import { menuInBar } from '../../../components/page-container/action-bar.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useCopyAsNew } from '../api/copy-as-new.ts';
import { CopyPicker } from './copy-picker.tsx';
import { TerminateDialog } from './terminate-dialog.tsx';
import { UrgeDialog } from './urge-dialog.tsx';
import { useLeftOutText } from './use-left-out-text.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Long enough to be read to its end. */
const LEFT_OUT_SECONDS = 10;

type Offer = 'urge' | 'withdraw' | 'terminate' | 'cc' | 'copy';

/** Buttons side by side at most; the others are behind one more. */
const IN_FRONT = 3;

interface InstanceActionsProps {
  instance: InstanceSummary;
  /** Started by the person who looks: may be applied for again. */
  own: boolean;
  /** `menu`: everything behind one button, for tables; `buttons`: side by side; `card`: few and small, on phones. */
  variant: 'menu' | 'buttons' | 'card';
  /** Another button, more important than these, stands beside them. */
  busy?: boolean;
}

/** What the caller may do with an application now; nothing else is offered. */
export function InstanceActions({ instance, own, variant, busy = false }: InstanceActionsProps) {
  const { t } = useTranslation('instances');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const isPhone = useIsPhone();
  const { visitorOf } = useCurrentUser();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<Exclude<Offer, 'copy'> | null>(null);
  const copy = useCopyAsNew();
  const { terminate, withdraw, urge, cc, resubmitTaskId } = instance.abilities;
  const icons: Record<Offer, ReactNode> = {
    urge: <BellOutlined />,
    cc: <MailOutlined />,
    withdraw: <UndoOutlined />,
    terminate: <StopOutlined />,
    copy: <CopyOutlined />,
  };
  const offers: Offer[] = [
    ...(urge ? (['urge'] as const) : []),
    ...(withdraw ? (['withdraw'] as const) : []),
    ...(terminate ? (['terminate'] as const) : []),
    ...(cc && variant === 'buttons' ? (['cc'] as const) : []),
    // Where room is scarce, one cares for what is under way, and begins anew from what has ended. Visitors have no drafts.
    ...(own && visitorOf === null && (!isPhone || instance.status !== 'running') ? (['copy'] as const) : []),
  ];
  const leftOutText = useLeftOutText();
  const act = (offer: Offer) => {
    if (offer !== 'copy') {
      setAsking(offer);
      return;
    }
    copy.mutate(instance.id, {
      onSuccess: ({ draft, leftOut }) => {
        void navigate(paths.apply(draft.itemKey, draft.id));
        if (leftOut.length > 0) void message.info(leftOutText(leftOut), LEFT_OUT_SECONDS);
      },
      onError: (error) => void message.error(problemText(error)),
    });
  };

  const dialogs = (
    <>
      <TerminateDialog instanceId={instance.id} open={asking === 'terminate'} onClose={() => setAsking(null)} />
      <UrgeDialog instanceId={instance.id} open={asking === 'urge'} onClose={() => setAsking(null)} />
      <CopyPicker instanceId={instance.id} open={asking === 'cc'} onClose={() => setAsking(null)} />
      <WithdrawDialog instanceId={instance.id} open={asking === 'withdraw'} onClose={() => setAsking(null)} />
    </>
  );
  const entry = (offer: Offer) => ({ key: offer, icon: icons[offer], label: t(`action.${offer}`) });
  if (variant !== 'menu') {
    const room = variant === 'card' ? offers.length : IN_FRONT - (resubmitTaskId || busy ? 1 : 0);
    const behind = offers.slice(room);
    return (
      <>
        {resubmitTaskId && (
          <ButtonLink type="primary" icon={<EditOutlined />} to={paths.task(resubmitTaskId)}>
            {t('action.resubmit')}
          </ButtonLink>
        )}
        {offers.slice(0, room).map((offer) => (
          <Button
            key={offer}
            icon={isPhone && variant === 'buttons' ? undefined : icons[offer]}
            loading={offer === 'copy' && copy.isPending}
            onClick={() => act(offer)}
          >
            {t(`action.${offer}`)}
          </Button>
        ))}
        {behind.length > 0 && (
          <Dropdown
            menu={{ items: behind.map(entry), onClick: ({ key }) => behind.filter((one) => one === key).forEach(act) }}
            trigger={['click']}
            placement={isPhone ? 'topRight' : 'bottomRight'}
            getPopupContainer={menuInBar}
          >
            <Button
              icon={<EllipsisOutlined />}
              loading={copy.isPending}
              aria-label={t('moreActions')}
              aria-haspopup="menu"
            />
          </Dropdown>
        )}
        {dialogs}
      </>
    );
  }
  const items: MenuProps['items'] = [
    ...(resubmitTaskId ? [{ key: 'resubmit', icon: <EditOutlined />, label: t('action.resubmit') }] : []),
    ...offers.map(entry),
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    const offer = offers.find((candidate) => candidate === key);
    if (offer) act(offer);
    else if (resubmitTaskId) void navigate(paths.task(resubmitTaskId));
  };
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items, onClick }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          icon={<MoreOutlined />}
          loading={copy.isPending}
          aria-haspopup="menu"
          aria-label={t('actionsFor', { title: instance.title })}
        />
      </Dropdown>
      {dialogs}
    </>
  );
}
