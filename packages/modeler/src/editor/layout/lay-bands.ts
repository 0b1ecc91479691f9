/** Something to be placed, as large as it is. */
export interface BandNode {
  id: string;
  width: number;
  height: number;
  /** The band that it stays in. */
  band: string;
}

/** What leads from one node to another. */
export interface BandFlow {
  from: string;
  to: string;
}

/** Where nodes are: their upper left corners, from the corner of the first band; and how high the bands are. */
export interface BandLayout {
  places: ReadonlyMap<string, { x: number; y: number }>;
  heights: ReadonlyMap<string, number>;
  width: number;
}

const GAP_X = 60;
const GAP_Y = 40;
const PADDING = 40;
const MIN_HEIGHT = 120;

/**
 * Places nodes from left to right along their flows, each within its band: bands lie below each other in the order given,
 * nodes of one column in a band below each other. Flows that lead back do not count.
 */
export function layBands(bands: readonly string[], nodes: readonly BandNode[], flows: readonly BandFlow[]): BandLayout {
  const columns = columnsOf(nodes, flows);
  const rows = rowsOf(nodes, flows, columns);
  const widths = new Map<number, number>();
  for (const { id, width } of nodes) {
    const column = columns.get(id) ?? 0;
    widths.set(column, Math.max(widths.get(column) ?? 0, width));
  }
  const lefts: number[] = [];
  let right = PADDING;
  for (let column = 0; column < widths.size; column++) {
    lefts.push(right);
    right += (widths.get(column) ?? 0) + GAP_X;
  }
  const places = new Map<string, { x: number; y: number }>();
  const heights = new Map<string, number>();
  let top = 0;
  for (const band of bands) {
    const own = nodes.filter((node) => node.band === band);
    const { tops, height } = stack(own, rows);
    for (const { id, width, height: tall } of own) {
      const column = columns.get(id) ?? 0;
      const row = tops.get(rows.get(id) ?? 0) ?? { top: 0, height: tall };
      const x = (lefts[column] ?? 0) + ((widths.get(column) ?? width) - width) / 2;
      places.set(id, { x: Math.round(x), y: Math.round(top + row.top + (row.height - tall) / 2) });
    }
    heights.set(band, height);
    top += height;
  }
  return { places, heights, width: Math.round(right - GAP_X + PADDING) };
}

/** Where the rows of a band begin and how high they are. */
function stack(nodes: readonly BandNode[], rows: ReadonlyMap<string, number>) {
  const tallest = new Map<number, number>();
  for (const { id, height } of nodes) {
    const row = rows.get(id) ?? 0;
    tallest.set(row, Math.max(tallest.get(row) ?? 0, height));
  }
  const tops = new Map<number, { top: number; height: number }>();
  let bottom = PADDING / 2;
  for (const [row, height] of [...tallest].toSorted(([a], [b]) => a - b)) {
    tops.set(row, { top: bottom, height });
    bottom += height + GAP_Y;
  }
  const filled = bottom - GAP_Y + PADDING / 2;
  const height = Math.max(MIN_HEIGHT, filled);
  // a single low row stands in the middle
  const spare = tops.size > 0 ? (height - filled) / 2 : 0;
  for (const place of tops.values()) place.top += spare;
  return { tops, height };
}

/** The longest way to each node, without those that lead back. */
function columnsOf(nodes: readonly BandNode[], flows: readonly BandFlow[]): Map<string, number> {
  const next = Map.groupBy(flows, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  const forward: BandFlow[] = [];
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const flow of next.get(id) ?? []) {
      if (state.get(flow.to) === 'open') continue;
      forward.push(flow);
      if (!state.has(flow.to)) visit(flow.to);
    }
    state.set(id, 'done');
    order.unshift(id);
  };
  const targets = new Set(flows.map(({ to }) => to));
  for (const { id } of nodes) if (!targets.has(id) && !state.has(id)) visit(id);
  for (const { id } of nodes) if (!state.has(id)) visit(id);
  const columns = new Map(nodes.map(({ id }) => [id, 0]));
  const leading = Map.groupBy(forward, ({ from }) => from);
  for (const id of order)
    for (const { to } of leading.get(id) ?? [])
      columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(id) ?? 0) + 1));
  return columns;
}

/** Rows within bands: where what leads to a node is, if that is free. A flow over several columns keeps its row free. */
function rowsOf(
  nodes: readonly BandNode[],
  flows: readonly BandFlow[],
  columns: ReadonlyMap<string, number>,
): Map<string, number> {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const bandOf = new Map(nodes.map(({ id, band }) => [id, band]));
  const column = (id: string) => columns.get(id) ?? 0;
  const spot = (band: string, at: number, row: number) => `${band} ${at} ${row}`;
  for (const node of nodes.toSorted((a, b) => column(a.id) - column(b.id))) {
    const before = flows.flatMap(({ from, to }) => {
      const row = to === node.id && bandOf.get(from) === node.band ? rows.get(from) : undefined;
      return row === undefined ? [] : [row];
    });
    const wanted = before.length > 0 ? Math.min(...before) : 0;
    // what comes from another band runs along the row, too
    const across = flows.flatMap(({ from, to }) =>
      to === node.id && bandOf.get(from) !== node.band && column(from) < column(to) ? [column(from) + 1] : [],
    );
    const first = Math.min(column(node.id), ...across);
    const isTaken = (at: number) => taken.has(spot(node.band, at, row));
    let row = wanted;
    while (columnsFrom(first, column(node.id)).some(isTaken)) row++;
    rows.set(node.id, row);
    taken.add(spot(node.band, column(node.id), row));
    for (const { from, to } of flows)
      if (from === node.id && bandOf.get(to) === node.band)
        for (let at = column(from) + 1; at < column(to); at++) taken.add(spot(node.band, at, row));
  }
  return rows;
}

const columnsFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
