import { describe, expect, it } from 'vitest';
import { isAddress, type Region, regionPath, regionTree, writtenRegion } from './regions.ts';

const leaves = (regions: readonly Region[], above: string[] = []): string[][] =>
  regions.flatMap(({ name, below }) => (below.length > 0 ? leaves(below, [...above, name]) : [[...above, name]]));

describe('regions', () => {
  it('are all of China, and each can be told by what is written of it', () => {
    const all = leaves(regionTree());
    expect(regionTree()).toHaveLength(34);
    expect(all.length).toBeGreaterThan(3000);
    for (const path of all) expect(writtenRegion(regionPath(writtenRegion(path)) ?? [])).toBe(writtenRegion(path));
  });
  it('are written as people write them', () => {
    expect(writtenRegion(['北京市', '北京市', '东城区'])).toBe('北京市东城区');
    expect(writtenRegion(['海南省', '省直辖县', '五指山市'])).toBe('海南省五指山市');
    expect(writtenRegion(['湖南省', '湘潭市', '雨湖区'])).toBe('湖南省湘潭市雨湖区');
  });
});

describe('isAddress', () => {
  it.each(['湖南省湘潭市雨湖区 桃园路 1 号', '北京市东城区 长安街 2 号', '境外 12 High Street, Oxford'])(
    'takes %s',
    (text) => expect(isAddress(text)).toBe(true),
  );
  it.each(['湖南省湘潭市雨湖区', '湖南省湘潭市雨湖区 ', '桃园路 1 号', '湖南省湘潭市东城区 1 号', '', ' 1 号', '境外'])(
    'refuses “%s”',
    (text) => expect(isAddress(text)).toBe(false),
  );
});
