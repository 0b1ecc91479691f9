import { ApprovalError } from '@flowhall/approval';
import type { Language } from '@flowhall/contracts';
import { EngineError } from '@flowhall/engine';
import { failureText, JobFailure } from '@flowhall/jobs';
import { NotPlayable, Refusal } from '@flowhall/scenarios';
import { UserError } from '../../errors.ts';

/** Plays something; what it cannot is the caller's to mend, not a fault of the server. */
export async function refusing<T>(lang: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw refused(error, lang);
    const reason = reasonOf(error, lang);
    if (reason === null) throw error;
    throw tryOutFailed(reason, error);
  }
}

export const tryOutFailed = (reason: string, cause?: unknown): UserError =>
  new UserError('try-out-failed', { params: { reason }, cause });

/** Why something cannot be played; null for refusals and faults that speak for themselves. */
function reasonOf(error: unknown, lang: Language): string | null {
  if (error instanceof NotPlayable) return error.text[lang];
  if (error instanceof JobFailure) return failureText(error, lang);
  if (error instanceof EngineError) return error.message;
  if (error instanceof ApprovalError && error.code === 'process-failed') {
    return String(error.params.reason ?? error.message);
  }
  return null;
}

const NO_TEMPLATE: Readonly<Record<Language, string>> = {
  zh: '这里不提供此模板',
  en: 'this template is not offered here',
};

function refused({ code, faults, params }: Refusal, lang: Language): UserError {
  if (code === 'template-not-offered') return tryOutFailed(NO_TEMPLATE[lang]);
  if (code === 'form-invalid' || code === 'field-not-writable') {
    const errors = faults.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message }));
    return new UserError(code, { params: { count: errors.length, field: faults[0]?.pointer ?? '' }, errors });
  }
  return new UserError(code, { params });
}
