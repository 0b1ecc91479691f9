/** Where the button of a flow would be drawn. */
export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** How a button is drawn that others may lie beside. */
export interface Stacked {
  /** How far below its spot. */
  readonly down: number;
  /** Others are near: it has to say where it leads. */
  readonly crowded: boolean;
}

/** Room that a button takes which says where it leads. */
const WIDTH = 170;
const HEIGHT = 26;

/** Lays buttons that would cover each other in lines, such as those of flows that leave a gateway together. */
export function stackSpots(spots: readonly Spot[]): ReadonlyMap<string, Stacked> {
  const placed: Spot[] = [];
  const stacked = new Map<string, Stacked>();
  for (const spot of spots.toSorted((one, other) => one.y - other.y)) {
    const beside = placed.filter(({ x }) => Math.abs(x - spot.x) < WIDTH);
    const y = beside.reduce(
      (free, other) => (other.y < free + HEIGHT ? Math.max(free, other.y + HEIGHT) : free),
      spot.y,
    );
    placed.push({ ...spot, y });
    stacked.set(spot.id, { down: y - spot.y, crowded: spots.some((other) => other !== spot && isNear(spot, other)) });
  }
  return stacked;
}

const isNear = (one: Spot, other: Spot) => Math.abs(one.x - other.x) < WIDTH && Math.abs(one.y - other.y) < HEIGHT;
