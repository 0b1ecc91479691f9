import { ERRORS, type ErrorCode } from '@flowhall/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { ApiError, type ErrorDetails } from '../errors.ts';
import { languageOf } from '../http/language.ts';
import { sendProblem } from '../http/problem.ts';
import { describeValidation } from '../http/validation.ts';
import { isTransient } from '../lib/is-transient.ts';

interface Answer {
  code: ErrorCode;
  details?: ErrorDetails;
}

/** Errors of packages that know codes but no HTTP, such as approval: `{ code, params }` from the same table. */
export type ErrorTranslator = (error: unknown) => Answer | undefined;

/** Fastify's own refusals by HTTP status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

function answer(error: FastifyError, request: FastifyRequest): Answer | undefined {
  if (error instanceof ApiError) return { code: error.code, details: error.details };
  if (error.validation) {
    return { code: 'invalid-request', details: { errors: describeValidation(error.validation, languageOf(request)) } };
  }
  if (isTransient(error)) return { code: 'unavailable' };
  const code = error.statusCode !== undefined && error.statusCode < 500 ? BY_STATUS[error.statusCode] : undefined;
  return code && { code };
}

/** One place turns errors into problem documents; a bug is logged here, once, with its stack. */
export const errorHandler = fp<{ translate: readonly ErrorTranslator[] }>(
  async (app, { translate }) => {
    app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const known: Answer | undefined =
        answer(error, request) ?? translate.map((one) => one(error)).find((found) => found !== undefined);
      const { code, details }: Answer = known ?? { code: 'unexpected' };
      const { kind } = ERRORS[code];
      if (kind === 'unexpected') request.log.error({ err: error }, 'unexpected error');
      else if (kind === 'operational') request.log.warn({ err: error }, 'unavailable');
      return sendProblem(request, reply, code, details);
    });
  },
  { name: 'error-handler' },
);
