/**
 * The shape that another language must have to match the Chinese catalogue `Z`: the same keys, and beside each
 * `…_other` a `…_one` where the language has a singular.
 */
export type Catalogue<Z> = { [K in keyof Z]: Z[K] extends string ? string : Catalogue<Z[K]> } & {
  [K in keyof Z as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
