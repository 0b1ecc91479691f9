/**
 * An error that the API answers: HTTP status and text in both languages.
 * `kind` says who is to blame: `user` (expected, not reported), `operational` (transient, retry), `unexpected` (a bug).
 * Texts say what is wrong and how to mend it; `{name}` is filled from the error's parameters.
 */
export interface ErrorDefinition {
  readonly status: number;
  readonly kind: 'user' | 'operational' | 'unexpected';
  readonly zh: string;
  readonly en: string;
}

/** An error that the caller can mend. */
export const user = (status: number, zh: string, en: string): ErrorDefinition => ({ status, kind: 'user', zh, en });
