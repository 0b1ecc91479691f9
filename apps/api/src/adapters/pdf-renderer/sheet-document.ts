/** Words by which one is known at a glance, and what stands beside them. */
export interface SheetPair {
  readonly label: string;
  readonly text: string;
}

/** Somebody's word on the matter. */
export interface SheetOpinion {
  readonly outcome: string;
  readonly opinion: string;
  readonly person: string;
  readonly at: string;
  /** Image as a data URL. */
  readonly signature: string | null;
}

export type SheetBlock = { readonly heading: string | null } & (
  | { readonly type: 'pairs'; readonly columns: number; readonly pairs: readonly SheetPair[] }
  | {
      readonly type: 'table';
      readonly head: readonly string[];
      /** Points, or `*` for an equal part of what is left; null where the content decides. */
      readonly widths: readonly (number | '*')[] | null;
      readonly rows: readonly (readonly string[])[];
      /** Sums below the rows. */
      readonly totals?: readonly string[];
    }
  | {
      readonly type: 'opinions';
      readonly steps: readonly { readonly name: string; readonly opinions: readonly SheetOpinion[] }[];
    }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'space'; readonly millimetres: number }
);

/** A sheet, ready to be set: words and pictures in one language, nothing to be looked up any more. */
export interface SheetDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly landscape: boolean;
  /** Beside the title. */
  readonly facts: readonly SheetPair[];
  readonly blocks: readonly SheetBlock[];
  readonly verification: {
    readonly url: string;
    readonly code: string;
    readonly lines: readonly string[];
  };
  /** `{page}` and `{pages}` are filled in. */
  readonly footer: string;
  readonly lang: 'zh' | 'en';
  readonly createdAt: Date;
}
