import {
  AppstoreFilled,
  AppstoreOutlined,
  CheckSquareFilled,
  CheckSquareOutlined,
  FileTextFilled,
  FileTextOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { paths } from '../../lib/paths.ts';
import { useCurrentUser } from '../../lib/session/session.ts';

export interface NavItem {
  name: 'hall' | 'tasks' | 'applications';
  path: string;
  icon: ReactNode;
  activeIcon: ReactNode;
}

/** The three places everybody goes to, in header and tabs alike. */
export const NAV_ITEMS: readonly NavItem[] = [
  { name: 'hall', path: paths.hall, icon: <AppstoreOutlined />, activeIcon: <AppstoreFilled /> },
  { name: 'tasks', path: paths.tasks, icon: <CheckSquareOutlined />, activeIcon: <CheckSquareFilled /> },
  { name: 'applications', path: paths.applications, icon: <FileTextOutlined />, activeIcon: <FileTextFilled /> },
];

/** Where this person goes to: visitors have one service only, and no tasks of others. */
export function useNavItems(): readonly NavItem[] {
  const { visitorOf } = useCurrentUser();
  if (!visitorOf) return NAV_ITEMS;
  return NAV_ITEMS.filter((item) => item.name !== 'tasks').map((item) =>
    item.name === 'hall' ? { ...item, path: paths.visit(visitorOf) } : item,
  );
}

/** Whether a navigation entry stands for the page: the hall also for its items. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  if (item.name === 'hall') return pathname === '/' || pathname.startsWith('/items/');
  return pathname === item.path || pathname.startsWith(`${item.path}/`);
}
