import { BlockWriter } from './random-model/block-writer.ts';
import { EventWriter } from './random-model/event-writer.ts';
import type { RandomModel } from './random-model/model-text.ts';
import { TokenWriter } from './random-model/token-writer.ts';

export { ERRORS, type RandomModel, SIGNALS } from './random-model/model-text.ts';
export { seededRandom } from './random-model/random.ts';
export { unstructuredModel } from './random-model/unstructured-writer.ts';

/**
 * A random process of sequences, exclusive, parallel and inclusive blocks, loops, sub-processes and boundary timers.
 * Sound: whatever the conditions say, every join fires and the process can complete.
 */
export function randomModel(random: () => number, depth = 4): RandomModel {
  return new BlockWriter(random).write(depth);
}

/** As {@link randomModel}, with events of every kind, jobs, called processes and multi-instance tasks. */
export function randomEventModel(random: () => number, depth = 3): RandomModel {
  return new EventWriter(random).write(depth);
}

/** As {@link randomEventModel}, with what only the token runtime runs. */
export function randomTokenModel(random: () => number, depth = 3): RandomModel {
  return new TokenWriter(random).write(depth);
}
