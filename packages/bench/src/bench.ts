/** One benchmark: a sub-command of `pnpm bench`. */
export interface Bench {
  /** What it measures and its options, for the usage. */
  readonly usage: string;
  /**
   * Measures.
   *
   * @param args what stands after the name on the command line, without `--json`
   * @param print writes a line for people
   * @returns the figures, printed as the last line with `--json`
   */
  run(args: readonly string[], print: (line: string) => void): Promise<object>;
}
