import type { ForecastStep } from '@flowhall/approval';
import type { ForecastStep as ForecastStepView, Language } from '@flowhall/contracts';
import { presentPerson } from '../../lib/present-person.ts';

/** A step that is still to come, with the people it would go to. */
export const presentForecastStep = ({ people, ...step }: ForecastStep, lang: Language): ForecastStepView => ({
  ...step,
  people: people.map((person) => presentPerson(person, lang)),
});
