/** What an expression may know. */
export interface FeelScope {
  /** Names of the expression and their values: plain JSON data. A variable hides a built-in function of its name. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What `now()` and `today()` follow. */
  readonly clock: () => Date;
  /** IANA zone of `today()`, such as `Asia/Shanghai`. */
  readonly timeZone: string;
}
