import { createStore } from './store.ts';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORAGE_KEY = 'flowhall.theme';
const stored = THEME_CHOICES.find((choice) => choice === localStorage.getItem(STORAGE_KEY));

/** Light, dark or as the device says; remembered on this device. */
export const themeChoice = createStore<ThemeChoice>(stored ?? 'system');

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORAGE_KEY, choice);
  themeChoice.set(choice);
}

const SPLIT_KEY = 'flowhall.split';

/** Whether lists show what is chosen beside them on wide screens; remembered on this device. */
export const splitChoice = createStore<boolean>(localStorage.getItem(SPLIT_KEY) === 'on');

export function chooseSplit(on: boolean): void {
  localStorage.setItem(SPLIT_KEY, on ? 'on' : 'off');
  splitChoice.set(on);
}
