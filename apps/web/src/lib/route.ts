import type { Permission } from '@flowhall/contracts';
import type { ComponentType } from 'react';

/** One page. Its code is fetched when the page is opened or pointed at. */
export interface AppRoute {
  /** react-router pattern. */
  path: string;
  /** `public` pages stand alone; the others need a signed-in person and sit in the layout. */
  access: 'public' | 'signed-in' | Permission;
  load: () => Promise<ComponentType>;
}
