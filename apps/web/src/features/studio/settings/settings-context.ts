import { createContext, useContext } from 'react';
import type { PartialManifest, Path } from './manifest-document.ts';

/** A field of the item's forms, for settings that name one. */
export interface FormFieldChoice {
  readonly name: string;
  readonly title: string;
  readonly format: string | undefined;
  /** A value of the right kind, to try rules on. */
  readonly sample: unknown;
}

/** What the parts of the settings page share. */
export interface SettingsState {
  readonly manifest: PartialManifest;
  readonly readOnly: boolean;
  readonly fields: readonly FormFieldChoice[];
  /** Files below `templates/`. */
  readonly templates: readonly string[];
  set(path: Path, value: unknown): void;
  /** Adds a file to download and returns its path. */
  addTemplate(name: string, bytes: Uint8Array): string;
  /** What the checks of the item say of an entry. */
  problem(path: Path): string | undefined;
}

export const SettingsContext = createContext<SettingsState | null>(null);

export function useSettings(): SettingsState {
  const state = useContext(SettingsContext);
  if (!state) throw new Error('A setting outside of the settings page');
  return state;
}
