import { lazy } from 'react';

/** An application beside a list; its code comes when one is opened there. */
export const InstancePane = lazy(async () => ({
  default: (await import('../pages/instance-page.tsx')).InstanceContents,
}));
