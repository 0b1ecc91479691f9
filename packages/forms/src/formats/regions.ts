import { areaList } from '@vant/area-data';

/** A province, city or district, with what is below it. */
export interface Region {
  readonly name: string;
  readonly below: readonly Region[];
}

/** Stands in the place of a region in addresses outside of China. */
export const ABROAD = '境外';

/** Names of groups in the official list that nobody writes in an address. */
const NOT_WRITTEN = /^(县|.*直辖县.*)$/;

let tree: readonly Region[] | undefined;
let written: ReadonlyMap<string, readonly string[]> | undefined;

/** Provinces, their cities, their districts: by the codes of the official list a district's begins with its city's. */
export function regionTree(): readonly Region[] {
  tree ??= build();
  return tree;
}

function build(): readonly Region[] {
  const { province_list: provinces, city_list: cities, county_list: districts } = areaList;
  const below = (list: Record<string, string>, digits: number) => {
    const groups = new Map<string, [string, string][]>();
    for (const [code, name] of Object.entries(list)) {
      const key = code.slice(0, digits);
      groups.set(key, [...(groups.get(key) ?? []), [code, name]]);
    }
    return groups;
  };
  const [citiesOf, districtsOf] = [below(cities, 2), below(districts, 4)];
  return Object.entries(provinces).map(([code, name]) => ({
    name,
    below: (citiesOf.get(code.slice(0, 2)) ?? []).map(([city, cityName]) => ({
      name: cityName,
      below: (districtsOf.get(city.slice(0, 4)) ?? []).map(([, district]) => ({ name: district, below: [] })),
    })),
  }));
}

/** A region as an address begins with it: without a city of its province's name, and groups that are no places. */
export function writtenRegion(path: readonly string[]): string {
  return path.filter((name, index) => !NOT_WRITTEN.test(name) && name !== path[index - 1]).join('');
}

/** The region that an address begins with; undefined when there is none of that name. */
export function regionPath(text: string): readonly string[] | undefined {
  written ??= new Map(paths(regionTree()).map((path) => [writtenRegion(path), path]));
  return text === ABROAD ? [ABROAD] : written.get(text);
}

const paths = (regions: readonly Region[], above: readonly string[] = []): string[][] =>
  regions.flatMap(({ name, below }) => (below.length > 0 ? paths(below, [...above, name]) : [[...above, name]]));

/** Whether a text is a region, a blank and where in it: `湖南省湘潭市雨湖区 桃园路 1 号`. */
export function isAddress(text: string): boolean {
  const blank = text.indexOf(' ');
  return blank > 0 && regionPath(text.slice(0, blank)) !== undefined && text.slice(blank).trim() !== '';
}
