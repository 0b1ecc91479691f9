import type { SubmitOptions as ApprovalOptions } from '@flowhall/approval';
import { CHANNELS, type Channel, type Language, type SubmitOptions } from '@flowhall/contracts';
import { presentPerson } from '../../lib/present-person.ts';
import { presentForecastStep } from './forecast.presenter.ts';

/** Where it may go next, to whom, and how the handlers can be told: in the application always, else as installed. */
export function presentOptions(options: ApprovalOptions, external: readonly Channel[], lang: Language): SubmitOptions {
  return {
    branches: options.branches.map(({ flowId, name, multiple, isDefault, waitsAtJoin, ends, steps }) => ({
      flowId,
      name,
      multiple,
      isDefault,
      waitsAtJoin,
      ends,
      steps: steps.map((step) => ({
        stepId: step.stepId,
        name: step.name,
        candidates: step.candidates.map((person) => presentPerson(person, lang)),
        anybody: step.anybody,
        preselected: [...step.preselected],
        pick: step.pick,
        mode: step.mode,
        passes: step.passes,
      })),
    })),
    channels: CHANNELS.map((channel) => ({
      channel,
      available: channel === 'in-app' || external.includes(channel),
      preselected: channel === 'in-app',
    })),
    opinionRequired: options.opinion === 'required',
    signature: options.signature,
    attachment: options.attachment,
    forecast: options.forecast.map((step) => presentForecastStep(step, lang)),
  };
}
