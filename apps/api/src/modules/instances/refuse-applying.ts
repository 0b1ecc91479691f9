import { ApprovalError } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import { ProcessFailure } from './process-failure.ts';

/** Runs a first submit, with the rules' refusals in the applicant's words. */
export async function applying<T>(lang: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    const { code, params } = error;
    if (code === 'process-failed') throw new ProcessFailure(null, error);
    throw new UserError(code, { params: inLanguage(params, lang), cause: error });
  }
}

/** Steps are named in both languages, as `step` and `stepEn`. */
export function inLanguage(params: ApprovalError['params'], lang: Language): ApprovalError['params'] {
  return lang === 'en' && params.stepEn !== undefined ? { ...params, step: params.stepEn } : params;
}
