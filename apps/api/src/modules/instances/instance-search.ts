import type { Person } from '@flowhall/approval';
import { type FormData, indexedTexts } from '@flowhall/forms';
import { type SearchText, toSearchText } from '../../lib/search-text.ts';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';

interface Named {
  readonly title: string;
  readonly number: string;
  readonly initiator: Person;
}

/** What an application is found by: its title, number and applicant, and the fields that its form lets be searched. */
export function searchTextOf(definition: CompiledDefinition, named: Named, data: FormData): SearchText {
  const { title, number, initiator } = named;
  const { form } = formOfStep(definition, definition.model.applyStepId);
  return toSearchText([title, number, initiator.name.zh, initiator.name.en, ...indexedTexts(form, data)]);
}

/** The same after an action; undefined where the action has changed nothing that is searched. */
export function changedSearchText(
  definition: CompiledDefinition,
  named: Named,
  before: FormData,
  after: FormData,
): SearchText | undefined {
  if (after === before) return undefined;
  const search = searchTextOf(definition, named, after);
  return search.text === searchTextOf(definition, named, before).text ? undefined : search;
}
