import { ERRORS, type ErrorCode, errorText, type Language, type Problem } from '@flowhall/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorDetails } from '../errors.ts';
import { languageOf } from './language.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export interface ProblemContext {
  code: ErrorCode;
  lang: Language;
  requestId: string;
  details?: ErrorDetails;
}

/** The RFC 9457 document of an error code. */
export function toProblem({ code, lang, requestId, details = {} }: ProblemContext): Problem {
  const params = { requestId, ...details.params };
  return {
    type: `urn:flowhall:error:${code}`,
    title: errorText(code, lang, params),
    status: ERRORS[code].status,
    code,
    requestId,
    ...(details.errors && { errors: [...details.errors] }),
    ...(details.current !== undefined && { current: details.current }),
    ...(details.findings && { findings: [...details.findings] }),
  };
}

/** Answers a request with a problem document, in the caller's language. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  details?: ErrorDetails,
): FastifyReply {
  const problem = toProblem({ code, lang: languageOf(request), requestId: request.id, details });
  const seconds = details?.params?.seconds;
  if (problem.status === 429 && seconds !== undefined) reply.header('retry-after', seconds);
  // As text, so that no route's response schema drops a part of it.
  return reply
    .code(problem.status)
    .type(PROBLEM_TYPE)
    .serializer((payload: string) => payload)
    .send(JSON.stringify(problem));
}
