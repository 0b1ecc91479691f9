interface Regions {
  regionPath(text: string): readonly string[] | undefined;
}

/** An address in its two parts. What begins with no region that is known is all detail, as older entries are. */
export function splitAddress(text: string, regions: Regions | undefined): { region: string; detail: string } {
  const blank = text.indexOf(' ');
  const first = blank < 0 ? text : text.slice(0, blank);
  const isRegion = regions ? regions.regionPath(first) !== undefined : blank > 0;
  if (isRegion) return { region: first, detail: blank < 0 ? '' : text.slice(blank + 1) };
  return { region: '', detail: blank === 0 ? text.slice(1) : text };
}

/** The parts as one value; nothing when both are empty. Without a region it begins with a blank, which is no address. */
export function joinAddress(region: string, detail: string): string | undefined {
  if (detail === '') return region === '' ? undefined : region;
  return `${region} ${detail}`;
}
