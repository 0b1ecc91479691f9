import { api, type Operation, PERMISSIONS, problem } from '@flowhall/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { PROBLEM_TYPE } from './problem.ts';

type Part<O, K extends string> = O extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : unknown;

/** The request of an operation: body, params and query as the contract types them, after validation. */
export type OperationRequest<O extends Operation> = FastifyRequest<{
  Body: Part<O, 'body'>;
  Params: Part<O, 'params'>;
  Querystring: Part<O, 'query'>;
}>;

type SuccessSchema<O extends Operation> = {
  [S in keyof O['response']]: S extends 200 | 201 | 202 | 204 ? O['response'][S] : never;
}[keyof O['response']];

/** What a handler returns: the body of the success answer; nothing for 204; the reply where it streams. */
export type OperationAnswer<O extends Operation> = O extends { produces: string }
  ? Promise<FastifyReply>
  : SuccessSchema<O> extends infer S extends TSchema
    ? Static<S> extends null
      ? Promise<void>
      : Promise<Static<S>>
    : never;

export type OperationHandler<O extends Operation> = (
  request: OperationRequest<O>,
  reply: FastifyReply,
) => OperationAnswer<O>;

const names = new Map<Operation, string>(Object.entries(api).map(([name, operation]) => [operation, name]));

const successStatus = (operation: Operation): number =>
  Object.keys(operation.response)
    .map(Number)
    .find((status) => status < 300) ?? 200;

const toFastifyPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function responseSchemas(operation: Operation): Record<string, unknown> {
  const { produces } = operation;
  const answers = Object.entries(operation.response).map(([status, schema]) => [
    status,
    produces ? { description: operation.summary, content: { [produces]: { schema: {} } } } : schema,
  ]);
  const failure = { description: 'A problem document', content: { [PROBLEM_TYPE]: { schema: problem } } };
  return { ...Object.fromEntries(answers), '4xx': failure, '5xx': failure };
}

function schemaOf(operation: Operation): FastifySchema {
  const codes = operation.errors?.map((code) => `\`${code}\``).join(', ');
  return {
    operationId: names.get(operation),
    tags: [operation.tag],
    summary: operation.summary,
    ...(codes && { description: `Errors: ${codes}.` }),
    ...(operation.access !== 'public' && { security: [{ bearer: [] }] }),
    ...(operation.multipart && { consumes: ['multipart/form-data'] }),
    ...(operation.params && { params: operation.params }),
    ...(operation.query && { querystring: operation.query }),
    ...(operation.body && { body: operation.body }),
    response: responseSchemas(operation),
  };
}

/** Whether every property of the body may be left out. */
export const needsNoBody = ({ body }: Operation): boolean =>
  body !== undefined &&
  'properties' in body &&
  !('required' in body && Array.isArray(body.required) && body.required.length > 0);

/** Where nothing must be said, no body is as good as an empty object. */
const sendNothingAsEmpty = async (request: FastifyRequest): Promise<void> => {
  request.body ??= {};
};

/**
 * Registers an operation of the contract: path, validation, OpenAPI entry, access and success status all come from it.
 * The handler gets a request that is valid and whose caller may call; it answers with the body or throws an ApiError.
 */
export function route<const O extends Operation>(
  app: FastifyInstance,
  operation: O,
  handler: OperationHandler<O>,
  options: Pick<RouteShorthandOptions, 'bodyLimit' | 'exposeHeadRoute' | 'preHandler'> = {},
): void {
  const status = successStatus(operation);
  const permission = PERMISSIONS.find((name) => name === operation.access);
  app.route<{ Body: Part<O, 'body'>; Params: Part<O, 'params'>; Querystring: Part<O, 'query'> }>({
    ...options,
    method: operation.method.toUpperCase(),
    url: toFastifyPath(operation.path),
    schema: schemaOf(operation),
    config: {
      access: operation.access,
      scoped: operation.scoped === true,
      visitors: operation.visitors === true,
      step: operation.step,
    },
    onRequest:
      operation.access === 'public'
        ? []
        : [
            app.authenticate,
            async (request) => {
              if (permission) request.requirePermission(permission, operation.scoped === true);
            },
          ],
    ...(needsNoBody(operation) && { preValidation: sendNothingAsEmpty }),
    handler: async (request, reply) => {
      reply.code(status);
      const answer = await handler(request, reply);
      // Waiting for a reply that streams is waiting for its end, also for the one that a leaving client brings.
      if (reply.sent || reply.raw.headersSent) return reply;
      // 204 answers nothing; Fastify would wait for a body for ever.
      return answer === undefined ? reply.send() : answer;
    },
  });
}
