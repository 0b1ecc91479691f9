import type { Static, TSchema } from 'typebox';
import type { Api } from './api.ts';
import type { Problem } from './http/common.ts';
import type { Operation } from './http/operation.ts';

type Value<T> = T extends TSchema ? Static<T> : never;
type Success<R> = {
  [S in keyof R as S extends 200 | 201 | 204 ? S : never]: { content: { 'application/json': Value<R[S]> } };
};

interface OperationTypes<O extends Operation> {
  parameters: {
    path: O extends { params: infer P } ? Value<P> : never;
    query?: O extends { query: infer Q } ? Value<Q> : never;
    header?: { 'idempotency-key'?: string };
  };
  requestBody: O extends { body: infer B } ? { content: { 'application/json': Value<B> } } : never;
  responses: Success<O['response']> & { default: { content: { 'application/problem+json': Problem } } };
}

type Operations = Api[keyof Api];
type OfPath<P> = Extract<Operations, { path: P }>;

/** The API in the shape that OpenAPI clients are typed by (openapi-typescript's `paths`), derived, not generated. */
export type Paths = {
  [P in Operations['path']]: { [M in OfPath<P>['method']]: OperationTypes<Extract<OfPath<P>, { method: M }>> };
};
