import { randomUUID } from 'node:crypto';
import type { OrganisationDirectory } from '@flowhall/approval';
import { type SubmitOptions as ApprovalOptions, startOptions } from '@flowhall/approval';
import { localDate, type WorkingCalendar } from '@flowhall/calendar';
import type { Channel, Language, SubmitOptions } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { isOpen } from '@flowhall/items';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { acceptForm, type DefinitionCache } from '../definitions/index.ts';
import { startableItem } from './items.policy.ts';
import { presentOptions } from './options.presenter.ts';

export interface OptionsServices {
  readonly db: DatabaseClient;
  readonly definitions: DefinitionCache;
  readonly directory: OrganisationDirectory;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  /** Channels outside the application that this installation can serve. */
  readonly external: readonly Channel[];
}

/**
 * Where an application with these values would go, without making one.
 * @throws UserError `form-invalid`; `nobody-found` when every way on ends at a step that nobody may handle
 */
export async function getItemOptions(
  services: OptionsServices,
  userId: string,
  key: string,
  form: Record<string, unknown>,
  lang: Language,
): Promise<SubmitOptions> {
  const { db, definitions, directory } = services;
  const definition = await startableItem(db, definitions, userId, key);
  const now = services.clock();
  if (!isOpen(definition.manifest, now)) throw new UserError('item-closed');
  const { data } = acceptForm(definition, {
    stepId: definition.model.applyStepId,
    stored: {},
    incoming: form,
    lang,
    today: localDate(now),
    validate: true,
  });
  const ports = { clock: () => now, calendar: services.calendar, nextId: () => randomUUID(), directory };
  const options = await startOptions(definition.model, { userId }, { departmentId: null, form: data }, ports);
  return presentOptions(passable(options, lang), services.external, lang);
}

/** Refuses when there is no way on that anybody could handle. */
export function passable(options: ApprovalOptions, lang: Language): ApprovalOptions {
  const blocked = options.branches.map((branch) => branch.steps.find((step) => step.nobody === 'refuse'));
  const [first] = blocked;
  if (first && blocked.every((step) => step !== undefined)) {
    throw new UserError('nobody-found', { params: { step: first.name[lang] } });
  }
  return options;
}
