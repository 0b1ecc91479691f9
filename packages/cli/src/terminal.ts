import type { Language } from './texts.ts';

/** Where a command writes and what it knows of its surroundings. */
export interface Terminal {
  readonly lang: Language;
  /** Working folder: relative paths begin here. */
  readonly cwd: string;
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

export const EXIT = { ok: 0, errors: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage or surroundings: one clear line, no stack. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.usage) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
