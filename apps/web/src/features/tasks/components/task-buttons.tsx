import { DownOutlined, EllipsisOutlined } from '@ant-design/icons';
import type { TaskAction } from '@flowhall/contracts';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { menuInBar } from '../../../components/page-container/action-bar.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { arrangeActions } from '../lib/arrange-actions.ts';

/** An action of the page itself, beside those of the task. */
export interface ExtraAction {
  key: string;
  label: string;
  onPress: () => void;
}

interface TaskButtonsProps {
  actions: readonly TaskAction[];
  extra: readonly ExtraAction[];
  /** The action whose answer is awaited. */
  pending: TaskAction['name'] | null;
  onAct: (action: TaskAction) => void;
}

/** The buttons of a task: what the server offers, nothing else; the primary one last, where the hand is. */
export function TaskButtons({ actions, extra, pending, onAct }: TaskButtonsProps) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const isPhone = useIsPhone();
  const { primary, disagree, returns, others } = arrangeActions(actions);
  const behind = [...(isPhone && disagree && returns.length > 0 ? [disagree] : []), ...others];
  const inFront = isPhone && returns.length > 0 ? undefined : disagree;
  const items = [
    ...behind.map((action) => ({ key: action.name, label: text(action.label), onClick: () => onAct(action) })),
    ...extra.map(({ key, label, onPress }) => ({ key, label, onClick: onPress })),
  ];
  return (
    <>
      {items.length > 0 && (
        <Dropdown
          menu={{ items }}
          trigger={['click']}
          placement={isPhone ? 'topLeft' : 'bottomRight'}
          getPopupContainer={menuInBar}
        >
          <Button icon={<EllipsisOutlined />} aria-label={t('more')} aria-haspopup="menu" />
        </Dropdown>
      )}
      <ReturnButton returns={returns} onAct={onAct} />
      {inFront && <Button onClick={() => onAct(inFront)}>{text(inFront.label)}</Button>}
      {primary && (
        <Button type="primary" loading={pending === primary.name} onClick={() => onAct(primary)}>
          {text(primary.label)}
        </Button>
      )}
    </>
  );
}

function ReturnButton({ returns, onAct }: { returns: readonly TaskAction[]; onAct: (action: TaskAction) => void }) {
  const { t } = useTranslation('tasks');
  const text = useLocalized();
  const isPhone = useIsPhone();
  const [first, ...rest] = returns;
  if (!first) return null;
  if (rest.length === 0) return <Button onClick={() => onAct(first)}>{text(first.label)}</Button>;
  const items = returns.map((action) => ({
    key: action.name,
    label: text(action.label),
    onClick: () => onAct(action),
  }));
  return (
    <Dropdown
      menu={{ items }}
      trigger={['click']}
      placement={isPhone ? 'topRight' : 'bottomRight'}
      getPopupContainer={menuInBar}
    >
      <Button aria-haspopup="menu">
        {t('return.label')}
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
