import { LogoutOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../lib/api/sign-out.ts';
import { useLocalized } from '../../lib/localized.ts';
import { chooseTheme, THEME_CHOICES, themeChoice } from '../../lib/preferences.ts';
import { useCurrentUser } from '../../lib/session/session.ts';
import { useStore } from '../../lib/store.ts';
import { UserButton } from './user-button.tsx';

/** The user menu, open when it comes: its code was fetched because somebody asked for it. */
export function UserMenuDropdown() {
  const { t } = useTranslation('layout');
  const text = useLocalized();
  const user = useCurrentUser();
  const theme = useStore(themeChoice);
  const [open, setOpen] = useState(true);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);

  const home = user.memberships.find((membership) => membership.main) ?? user.memberships[0];
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: home ? [text(home.department), home.post && text(home.post)].filter(Boolean).join(' · ') : user.username,
    },
    { type: 'divider' },
    {
      key: 'theme',
      type: 'group',
      label: t('theme.title'),
      children: THEME_CHOICES.map((choice) => ({ key: choice, label: t(`theme.${choice}`) })),
    },
    { type: 'divider' },
    { key: 'sign-out', icon: <LogoutOutlined />, label: t('signOut') },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'sign-out') void signOut();
    const choice = THEME_CHOICES.find((candidate) => candidate === key);
    if (choice) chooseTheme(choice);
  };
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      menu={{ items, onClick, selectedKeys: [theme] }}
      trigger={['click']}
      placement="bottomRight"
    >
      <UserButton ref={button} open={open} />
    </Dropdown>
  );
}
