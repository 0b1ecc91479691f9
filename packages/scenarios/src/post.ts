import type { ActResult, JsonObject, ThrownEvent } from '@flowhall/approval';
import type { Application } from './application.ts';
import type { Family } from './family.ts';
import { Refusal } from './refusal.ts';

/** A message on its way. */
export interface Letter {
  /** It may be known by any of these. */
  readonly names: readonly string[];
  readonly key?: string;
  readonly variables: JsonObject;
}

/** What an application sends. */
export const letterOf = ({
  name,
  targets,
  correlationKey,
  input,
}: Extract<ThrownEvent, { type: 'message' }>): Letter => ({
  names: [name, ...targets],
  ...(correlationKey !== undefined && { key: correlationKey }),
  variables: input ?? {},
});

export interface Answered {
  readonly application: Application;
  readonly result: ActResult;
}

/**
 * Gives a message to the one thing that waits for it, by the rules of the server: its key decides, and what waits without
 * one gets what no key claims.
 * @throws Refusal `message-unexpected`, `message-ambiguous`
 */
export async function deliver(
  applications: readonly Application[],
  letter: Letter,
  isAddressed = false,
): Promise<Answered> {
  const { names, key, variables } = letter;
  const named = applications.flatMap((application) =>
    application.state.subscriptions
      .filter((one) => one.kind === 'message' && names.includes(one.name))
      .map((one) => ({ application, ...one })),
  );
  const fitting = named.filter(({ correlationKey }) =>
    key === undefined ? isAddressed || correlationKey === null : correlationKey === null || correlationKey === key,
  );
  const exact = fitting.filter(({ correlationKey }) => correlationKey === (key ?? null));
  const [first, second] = exact.length > 0 ? exact : fitting;
  const about = { name: names[0] ?? '' };
  if (!first) throw new Refusal('message-unexpected', [], about);
  if (second) throw new Refusal('message-ambiguous', [], about);
  const { application, executionId } = first;
  const result = await application.continue({ command: { type: 'correlate-message', executionId, output: variables } });
  return { application, result };
}

/** Tells everything that listens. */
export async function broadcast(
  { underWay }: Pick<Family, 'underWay'>,
  { name, variables, except }: { readonly name: string; readonly variables: JsonObject; readonly except?: Application },
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const application of underWay) {
    if (application === except) continue;
    const listens = application.state.subscriptions.some((one) => one.kind === 'signal' && one.name === name);
    if (!listens) continue;
    const result = await application.continue({ command: { type: 'broadcast-signal', name, output: variables } });
    answered.push({ application, result });
  }
  return answered;
}
