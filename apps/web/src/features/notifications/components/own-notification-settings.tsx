import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';

const NotificationSettings = lazy(async () => ({
  default: (await import('./notification-settings.tsx')).NotificationSettings,
}));

/** How the signed-in person wants to be told, for a page of another feature; its fields load only there. */
export function OwnNotificationSettings() {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
      <NotificationSettings />
    </Suspense>
  );
}
