import { expressionContext, findInitiator, type OrganisationDirectory } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import { formFields, type InitialContext } from '@flowhall/forms';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';

/** What the fields of an application begin with, where the form asks for the applicant's data; undefined where it does not. */
export async function initialContext(
  definition: CompiledDefinition,
  directory: OrganisationDirectory,
  userId: string,
  now: Date,
): Promise<InitialContext | undefined> {
  const { form } = formOfStep(definition, definition.model.applyStepId);
  const asks = [...formFields(form).values()].some(({ schema }) => schema['x-default'] !== undefined);
  if (!asks) return undefined;
  const initiator = await findInitiator(directory, { initiatorId: userId, departmentId: null });
  const nothing = { form: {}, data: {}, steps: {}, outcome: null };
  const { initiator: person, organisation } = expressionContext(nothing, initiator);
  return { variables: { initiator: person, organisation }, today: localDate(now) };
}
