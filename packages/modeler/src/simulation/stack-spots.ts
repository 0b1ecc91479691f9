/** Where the button of a flow would be drawn. */
export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** How a button is drawn that shares its place with others. */
export interface Stacked {
  /** Lines below its spot. */
  readonly row: number;
  /** Others lie beside it: it has to say where it leads. */
  readonly crowded: boolean;
}

/** Room that a button takes. */
const WIDTH = 90;
/** Height of a line of buttons. */
export const lineHeight = 26;

/** Lays buttons whose spots are too close to each other in lines, such as those of flows that leave a gateway together. */
export function stackSpots(spots: readonly Spot[]): ReadonlyMap<string, Stacked> {
  const isNear = (one: Spot, other: Spot) =>
    Math.abs(one.x - other.x) < WIDTH && Math.abs(one.y - other.y) < lineHeight;
  return new Map(
    spots.map((spot, at) => {
      const others = spots.filter((other) => other !== spot && isNear(spot, other));
      const row = spots.slice(0, at).filter((other) => isNear(spot, other)).length;
      return [spot.id, { row, crowded: others.length > 0 }];
    }),
  );
}
