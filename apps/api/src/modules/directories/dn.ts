/** A DN in one way of writing, so that two can be compared: case and blanks around `,`, `=` and `+` do not matter. */
export const foldDn = (dn: string): string =>
  parts(dn)
    .map((part) =>
      part
        .trim()
        .replaceAll(/\s*([=+])\s*/g, '$1')
        .toLowerCase(),
    )
    .join(',');

/** The DNs above one, nearest first, written as {@link foldDn} does. */
export function dnsAbove(dn: string): string[] {
  const all = parts(foldDn(dn));
  return all.slice(1).map((_part, index) => all.slice(index + 1).join(','));
}

/** Splits at commas that are not escaped. */
const parts = (dn: string): string[] => dn.match(/(?:\\.|[^\\,])+/gs) ?? [];
