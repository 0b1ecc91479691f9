import { describe, expect, it } from 'vitest';
import { type BandNode, layBands } from './lay-bands.ts';

const node = (id: string, band: string, width = 100, height = 80): BandNode => ({ id, band, width, height });
const flows = (text: string) =>
  text.split(' ').flatMap((way) => {
    const ids = way.split('>');
    return ids.slice(1).map((to, n) => ({ from: ids[n] ?? '', to }));
  });

/** Bands from top to bottom, and what is wrong with where nodes are. */
function check(bands: readonly string[], nodes: readonly BandNode[], ways: string) {
  const layout = layBands(bands, nodes, flows(ways));
  const tops = new Map<string, number>();
  let top = 0;
  for (const band of bands) {
    tops.set(band, top);
    top += layout.heights.get(band) ?? 0;
  }
  const boxes = nodes.map((one) => ({ ...one, ...layout.places.get(one.id)! }));
  const outside = boxes.filter(({ band, x, y, width, height }) => {
    const from = tops.get(band) ?? 0;
    return y < from || y + height > from + (layout.heights.get(band) ?? 0) || x < 0 || x + width > layout.width;
  });
  const over = boxes.flatMap((a, n) =>
    boxes
      .slice(n + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id}/${b.id}`),
  );
  return { outside: outside.map(({ id }) => id), over, at: (id: string) => layout.places.get(id)! };
}

describe('lanes', () => {
  it('keep their steps, from left to right along the flows', () => {
    const nodes = [
      node('start', 'school', 36, 36),
      node('apply', 'school'),
      node('check', 'office'),
      node('again', 'office'),
      node('decide', 'head', 50, 50),
      node('done', 'school', 36, 36),
    ];
    const { outside, over, at } = check(
      ['school', 'office', 'head'],
      nodes,
      'start>apply>check>decide>done apply>again>decide decide>apply',
    );
    expect({ outside, over }).toEqual({ outside: [], over: [] });
    const order = ['start', 'apply', 'check', 'decide', 'done'].map((id) => at(id).x);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    // two of one column stand below each other
    expect(at('again').y).toBeGreaterThan(at('check').y);
    // the way out does not cross what stands before it
    expect(at('start').y + 18).toBe(at('apply').y + 40);
  });

  it('grow with what is in them, and have some height when they are empty', () => {
    const tall = node('sub', 'b', 400, 300);
    const { heights, width } = layBands(['a', 'b', 'c'], [node('x', 'a'), tall], flows('x>sub'));
    expect([...heights]).toEqual([
      ['a', 120],
      ['b', 340],
      ['c', 120],
    ]);
    expect(width).toBe(40 + 100 + 60 + 400 + 40);
  });

  it('are arranged for any flows, also in circles', () => {
    const seed = Number(process.env.SEED ?? 7);
    let state = seed;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
    for (let model = 0; model < 200; model++) {
      const bands = ['a', 'b', 'c'].slice(0, 1 + random(3));
      const nodes = Array.from({ length: 1 + random(12) }, (_, n) =>
        node(`n${n}`, bands[random(bands.length)] ?? 'a', 40 + random(100), 40 + random(80)),
      );
      const ways = Array.from({ length: random(18) }, () => `n${random(nodes.length)}>n${random(nodes.length)}`);
      const { outside, over } = check(bands, nodes, ways.join(' '));
      expect({ outside, over, seed, model }).toEqual({ outside: [], over: [], seed, model });
    }
  });
});
