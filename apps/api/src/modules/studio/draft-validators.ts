import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Language } from '@flowhall/contracts';
import { compileValidatorModule } from '@flowhall/forms';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../errors.ts';
import { formOfStep } from '../definitions/index.ts';
import type { CompiledDraft, CompiledDrafts } from './compiled-drafts.ts';
import type { StudioServices } from './services.ts';

/** The form of a step of a draft at a revision. */
export interface FormPlace {
  readonly id: string;
  readonly revision: number;
  readonly step: string;
  readonly lang: Language;
}

export interface Signed {
  /** Seconds since 1970. */
  readonly expires?: number;
  readonly signature?: string;
}

/** The validation of forms that are not published: for whoever was given a form, for a while. */
export interface DraftValidators {
  /** A signed address, which lasts for an hour or two and is the same within one. */
  url(draft: CompiledDraft, step: string, lang: Language): string;
  /** The module at an address. @throws UserError `not-found`, also when the signature is none or has expired */
  find(place: FormPlace, signed: Signed): Promise<string>;
}

const HOUR = 3600;
const MOST = 200;

export function createDraftValidators(
  { prisma, clock, secret }: Pick<StudioServices, 'prisma' | 'clock' | 'secret'>,
  drafts: CompiledDrafts,
): DraftValidators {
  const known = new LRUCache<string, string>({ max: MOST });
  const key = createHmac('sha256', secret).update('draft validator key').digest();
  const now = () => Math.floor(clock().getTime() / 1000);
  const sign = ({ id, revision, step }: Omit<FormPlace, 'lang'>, expires: number): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([id, revision, step, expires]))
      .digest();

  function isSigned(place: FormPlace, { expires, signature }: Signed): boolean {
    if (expires === undefined || signature === undefined || expires <= now()) return false;
    const [given, own] = [Buffer.from(signature, 'base64url'), sign(place, expires)];
    return given.byteLength === own.byteLength && timingSafeEqual(given, own);
  }

  /** What has become of a draft in the meantime is nothing that the address may tell. */
  async function draftAt({ id, revision }: FormPlace): Promise<CompiledDraft | null> {
    try {
      return await drafts.at(prisma, id, revision);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  }

  return {
    url({ draftId, revision }, step, lang) {
      const expires = (Math.floor(now() / HOUR) + 2) * HOUR;
      const signature = sign({ id: draftId, revision, step }, expires).toString('base64url');
      const path = `/api/studio/drafts/${draftId}/validators/${revision}/${encodeURIComponent(step)}/validator.js`;
      return `${path}?lang=${lang}&expires=${expires}&signature=${signature}`;
    },
    async find(place, signed) {
      if (!isSigned(place, signed)) throw new UserError('not-found');
      const { id, revision, step, lang } = place;
      const name = JSON.stringify([id, revision, step, lang]);
      const before = known.get(name);
      if (before !== undefined) return before;
      const draft = await draftAt(place);
      if (!draft?.definition.model.steps.has(step)) throw new UserError('not-found');
      const text = compileValidatorModule(formOfStep(draft.definition, step).form, step, lang);
      known.set(name, text);
      return text;
    },
  };
}
