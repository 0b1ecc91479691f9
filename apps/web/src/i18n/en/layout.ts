import type { Catalogue } from '../catalogue.ts';
import type { layout as zh } from '../zh/layout.ts';

export const layout: Catalogue<typeof zh> = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main navigation',
  todoCount: 'To do',
  switchLanguage: 'Switch language',
  studio: 'Process studio',
  manage: 'Manage',
  signOut: 'Sign out',
  nav: { hall: 'Service hall', tasks: 'My to-dos', applications: 'My applications' },
  tab: { hall: 'Hall', tasks: 'To do', applications: 'Mine', me: 'Me' },
  theme: { title: 'Appearance', system: 'As the device', light: 'Light', dark: 'Dark' },
  offline: {
    notice: 'No network: what you see may be out of date',
    sent_one: 'The draft written without the network is saved',
    sent_other: '{{count}} drafts written without the network are saved',
    conflict: '“{{name}}”, written without the network, was changed elsewhere too',
    see: 'See',
    close: 'OK',
  },
  update: { notice: 'There is a new version', use: 'Update' },
  unreachable: {
    title: 'The server cannot be reached',
    hint: 'Check your network and try again in a moment.',
    retry: 'Try again',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no such page',
    hint: 'The link may be out of date, or you may not see this page.',
    toHall: 'To the service hall',
  },
  crash: {
    title: 'This page could not be opened',
    hint: 'Reload and try again; if it stays, tell an administrator.',
    newVersion: 'There is a new version',
    newVersionHint: 'Reload the page to use it.',
    reload: 'Reload',
  },
};
