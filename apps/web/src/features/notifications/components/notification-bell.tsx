import { lazy } from 'react';
import { OnDemand } from '../../../components/on-demand.tsx';
import { BellButton } from './bell-button.tsx';

const load = async () => ({ default: (await import('./notification-popover.tsx')).NotificationPopover });
const NotificationPopover = lazy(load);

/** Bell of the header; opens the latest messages. */
export function NotificationBell() {
  return (
    <OnDemand load={load} trigger={(ask) => <BellButton open={false} {...ask} />}>
      <NotificationPopover />
    </OnDemand>
  );
}
