import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export const TAB_NAMES = ['process', 'form', 'settings', 'try-out', 'scenarios', 'versions'] as const;
export type TabName = (typeof TAB_NAMES)[number];

/** Each tab lives in its own folder and is fetched when it is opened; it gets its draft by `useItemDraft`. */
export const TABS: Record<TabName, LazyExoticComponent<ComponentType>> = {
  process: lazy(async () => ({ default: (await import('./process/process-tab.tsx')).ProcessTab })),
  form: lazy(async () => ({ default: (await import('./form/form-tab.tsx')).FormTab })),
  settings: lazy(async () => ({ default: (await import('./settings/settings-tab.tsx')).SettingsTab })),
  'try-out': lazy(async () => ({ default: (await import('./try-out/try-out-tab.tsx')).TryOutTab })),
  scenarios: lazy(async () => ({ default: (await import('./scenarios/scenarios-tab.tsx')).ScenariosTab })),
  versions: lazy(async () => ({ default: (await import('./versions/versions-tab.tsx')).VersionsTab })),
};

export const isTabName = (name: string | undefined): name is TabName => TAB_NAMES.some((known) => known === name);
