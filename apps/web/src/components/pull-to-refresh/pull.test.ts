import { describe, expect, it } from 'vitest';
import { isReady, nextPull, type Pull, type PullEvent } from './pull.ts';

const play = (...events: PullEvent[]): Pull => events.reduce(nextPull, { state: 'idle' });
const down = (atTop = true, fingers = 1): PullEvent => ({ type: 'down', x: 100, y: 100, atTop, fingers });
const move = (x: number, y: number, fingers = 1): PullEvent => ({ type: 'move', x, y, fingers });
const up: PullEvent = { type: 'up' };

describe('pulling a list down', () => {
  it('refreshes once it was pulled far enough, until the answer is there', () => {
    const pulled = play(down(), move(102, 180), move(104, 320));
    expect(isReady(pulled)).toBe(true);
    const refreshing = nextPull(pulled, up);
    expect(refreshing).toEqual({ state: 'refreshing' });
    expect(nextPull(refreshing, down())).toEqual(refreshing);
    expect(nextPull(refreshing, { type: 'done' })).toEqual({ state: 'idle' });
  });

  it('does nothing when it is let go early or pushed back', () => {
    expect(play(down(), move(100, 150), up)).toEqual({ state: 'idle' });
    expect(play(down(), move(100, 400), move(100, 130), up)).toEqual({ state: 'idle' });
  });

  it.each([
    ['below the top of the page', [down(false), move(100, 400)]],
    ['with two fingers', [down(true, 2), move(100, 400, 2)]],
    ['when a second finger comes', [down(), move(100, 200), move(100, 400, 2)]],
    ['to the side', [down(), move(140, 110), move(140, 400)]],
    ['upwards', [down(), move(100, 80), move(100, 400)]],
  ])('is something else %s', (_case, events) => {
    expect(play(...events, up)).toEqual({ state: 'idle' });
  });

  it('gets ever heavier and ends somewhere', () => {
    const way = (y: number) => {
      const pull = play(down(), move(100, y));
      return pull.state === 'pulled' ? pull.distance : 0;
    };
    expect(way(200) - way(150)).toBeGreaterThan(way(500) - way(450));
    expect(way(5000)).toBeLessThanOrEqual(96);
  });
});
