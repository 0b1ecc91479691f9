import type { DatabaseClient } from '@flowhall/db';
import { type FormData, type FormFile, sensitiveValues } from '@flowhall/forms';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import { fromJson } from '../../lib/json.ts';
import { openJson, sealingOf } from '../../lib/sealed-json.ts';
import { type DefinitionCache, formOfStep } from '../definitions/index.ts';

export interface DraftServices {
  readonly definitions: Pick<DefinitionCache, 'get' | 'getManifests'>;
  readonly personal: PersonalBox;
}

interface Owned {
  readonly userId: string;
  readonly definitionId: string;
  readonly form: object;
}

/** Of whom a draft's values are: it has no id before it is stored. */
const ownerOf = (userId: string): string => `draft ${userId}`;

/** The values of a draft as they are stored: people's numbers sealed. */
export async function sealDraft(
  db: DatabaseClient,
  { definitions, personal }: DraftServices,
  { userId, definitionId, form }: Owned,
): Promise<object> {
  const definition = await definitions.get(db, definitionId);
  return sealedDraft(personal, formOfStep(definition, definition.model.applyStepId).form, userId, form);
}

/** The same where the form is known: the very values where all is sealed under the present key already. */
export function sealedDraft<T>(personal: PersonalBox, form: FormFile, userId: string, values: T): T {
  const numbers = sensitiveValues(form, fromJson<FormData>(values));
  return sealingOf(personal, numbers, ownerOf(userId))?.values(values) ?? values;
}

/** The values as their writer sees them. */
export const openDraft = <T>(personal: PersonalBox, userId: string, form: T): T =>
  openJson(personal, form, ownerOf(userId));
