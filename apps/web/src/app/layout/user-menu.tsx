import { lazy } from 'react';
import { OnDemand } from '../../components/on-demand.tsx';
import { UserButton } from './user-button.tsx';

const load = async () => ({ default: (await import('./user-menu-dropdown.tsx')).UserMenuDropdown });
const UserMenuDropdown = lazy(load);

/** Who is signed in, the theme, and the way out. */
export function UserMenu() {
  return (
    <OnDemand load={load} trigger={(ask) => <UserButton open={false} {...ask} />}>
      <UserMenuDropdown />
    </OnDemand>
  );
}
