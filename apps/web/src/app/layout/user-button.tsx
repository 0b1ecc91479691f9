import { UserOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';
import { useCurrentUser } from '../../lib/session/session.ts';
import styles from './site-header.module.css';

export interface UserButtonProps extends ButtonProps {
  open: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** The signed-in person's name, which opens the user menu. */
export function UserButton({ open, ...props }: UserButtonProps) {
  const user = useCurrentUser();
  return (
    <Button
      {...props}
      type="text"
      className={`${props.className ?? ''} ${styles.user}`}
      icon={<UserOutlined />}
      aria-haspopup="menu"
      aria-expanded={open}
    >
      <span className={styles.userName}>{user.name}</span>
    </Button>
  );
}
