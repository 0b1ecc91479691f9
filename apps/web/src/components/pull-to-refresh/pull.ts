/** What a finger does to a page that stands at its top. */
export type Pull =
  | { state: 'idle' }
  /** Down, not yet decided whether this is a pull: it may be a tap or a swipe to the side. */
  | { state: 'touched'; x: number; y: number }
  | { state: 'pulled'; y: number; distance: number }
  /** Let go beyond the threshold: fetching. */
  | { state: 'refreshing' };

export type PullEvent =
  | { type: 'down'; x: number; y: number; atTop: boolean; fingers: number }
  | { type: 'move'; x: number; y: number; fingers: number }
  | { type: 'up' }
  | { type: 'cancel' }
  | { type: 'done' };

/** px that the mark must have come down before letting go refreshes. */
export const PULL_THRESHOLD = 64;
const FARTHEST = 96;
/** px that a finger may tremble. */
const SLOP = 8;

/** The mark follows the finger ever more heavily, and never beyond a limit. */
const follow = (fingerWay: number): number => FARTHEST * (1 - Math.exp(-fingerWay / 130));

/** Whether letting go now would refresh. */
export const isReady = (pull: Pull): boolean => pull.state === 'pulled' && pull.distance >= PULL_THRESHOLD;

/** The next state of a pull; anything that is not one finger going down from the top of the page ends it. */
export function nextPull(pull: Pull, event: PullEvent): Pull {
  if (pull.state === 'refreshing') return event.type === 'done' ? { state: 'idle' } : pull;
  switch (event.type) {
    case 'down':
      return event.atTop && event.fingers === 1 ? { state: 'touched', x: event.x, y: event.y } : { state: 'idle' };
    case 'move':
      return event.fingers === 1 ? moved(pull, event) : { state: 'idle' };
    case 'up':
      return isReady(pull) ? { state: 'refreshing' } : { state: 'idle' };
    default:
      return { state: 'idle' };
  }
}

function moved(pull: Pull, { x, y }: { x: number; y: number }): Pull {
  if (pull.state === 'touched') {
    const [aside, down] = [Math.abs(x - pull.x), y - pull.y];
    if (down < -SLOP || (aside > SLOP && aside > down)) return { state: 'idle' };
    return down > SLOP ? { state: 'pulled', y: pull.y + SLOP, distance: follow(down - SLOP) } : pull;
  }
  if (pull.state === 'pulled') return { ...pull, distance: follow(Math.max(0, y - pull.y)) };
  return pull;
}
