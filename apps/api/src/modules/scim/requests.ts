import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../lib/uuid.ts';
import { parseFilter, type ScimFilter } from './filter.ts';
import type { PatchOperation, ScimObject } from './patch.ts';
import { etagOf } from './present.ts';
import { caseless } from './read-user.ts';
import { MOST_RESULTS } from './schemas.ts';
import { badRequest, ScimError } from './scim-error.ts';

/** Operations of one patch. */
const MOST_OPERATIONS = 1000;

export interface Listing {
  readonly filter: ScimFilter | null;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** What a list is asked for (RFC 7644, 3.4.2): numbers out of range are the nearest ones that are in it. */
export function readListing(request: FastifyRequest): Listing {
  const query = caseless(request.query);
  const number = (name: string, usual: number): number => {
    const value = query[name] === undefined ? usual : Number(query[name]);
    if (!Number.isInteger(value)) throw badRequest('invalidValue', `${name} is no whole number`);
    return value;
  };
  const filter = query.filter;
  if (filter !== undefined && typeof filter !== 'string')
    throw badRequest('invalidFilter', 'There is one filter at most');
  return {
    filter: filter === undefined || filter === '' ? null : parseFilter(filter),
    startIndex: Math.min(Math.max(number('startindex', 1), 1), 1_000_000_000),
    count: Math.min(Math.max(number('count', 100), 0), MOST_RESULTS),
  };
}

export function readBody({ body }: FastifyRequest): ScimObject {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw badRequest('invalidSyntax', 'The body is no object');
  return body as ScimObject;
}

export function readOperations(request: FastifyRequest): PatchOperation[] {
  const operations = caseless(readBody(request)).operations;
  if (!Array.isArray(operations) || operations.length === 0)
    throw badRequest('invalidSyntax', 'There are no Operations');
  if (operations.length > MOST_OPERATIONS) throw badRequest('tooMany', 'These are too many operations');
  return operations.map((one: unknown) => {
    const { op, path, value } = caseless(one);
    if (typeof op !== 'string' || (path !== undefined && typeof path !== 'string')) {
      throw badRequest('invalidSyntax', 'An operation has an op and perhaps a path');
    }
    return { op, path, value };
  });
}

/** @throws ScimError 404 for what cannot be one */
export function readId({ params }: FastifyRequest): string {
  const { id } = caseless(params);
  if (typeof id !== 'string' || !isUuid(id)) throw new ScimError(404, 'There is nothing of that id');
  return id;
}

/** @throws ScimError 412 when the client knows another version */
export function refuseOtherVersion({ headers }: FastifyRequest, row: { readonly version: number }): void {
  const known = headers['if-match'];
  if (known === undefined || known === '*') return;
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(`"${row.version}"`)) throw new ScimError(412, 'It has changed since');
}

/** Sends a resource with its version; nothing but that to whoever knows it. */
export function sendResource(
  request: FastifyRequest,
  reply: FastifyReply,
  row: { readonly version: number },
  resource: { readonly meta: { readonly location: string } },
) {
  reply.header('etag', etagOf(row)).header('location', resource.meta.location);
  if (request.method === 'GET' && request.headers['if-none-match'] === etagOf(row)) return reply.code(304).send();
  return reply.send(resource);
}
