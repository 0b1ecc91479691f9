import type { JobFailure } from '@flowhall/jobs';
import { answerJob } from './answer-job.ts';
import type { Player } from './player.ts';
import type { ScenarioEntry } from './scenario.ts';

/**
 * Lets one thing happen. Throws what the rules refuse and what cannot be played, and then nothing has happened.
 * @returns why another system's answer was a failure: that is something which has happened
 */
export async function playEntry(player: Player, entry: ScenarioEntry): Promise<JobFailure | null> {
  if ('job' in entry) return (await answerJob(player, entry)).failure;
  if ('wait' in entry) await player.wait(entry.wait);
  else if ('when' in entry) await player.until(entry);
  else if ('message' in entry) await player.message(entry);
  else if ('signal' in entry) await player.signal(entry);
  else if ('call' in entry) await player.call(entry);
  else if ('download' in entry) await player.download(entry);
  else await player.act(entry);
  return null;
}
