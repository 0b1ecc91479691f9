import { ABROAD, type Region, regionTree } from '../../formats/regions.ts';

export { regionPath, writtenRegion } from '../../formats/regions.ts';

interface RegionOption {
  value: string;
  label: string;
  children?: RegionOption[];
}

/** All regions to choose from, and last what is outside of China. */
export function options(abroad: string): RegionOption[] {
  return [...regionTree().map(toOption), { value: ABROAD, label: abroad }];
}

const toOption = ({ name, below }: Region): RegionOption => ({
  value: name,
  label: name,
  ...(below.length > 0 && { children: below.map(toOption) }),
});
