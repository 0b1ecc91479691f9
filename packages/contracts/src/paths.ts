import type { Static, TSchema } from 'typebox';
import type { Api } from './api.ts';
import type { Problem } from './http/common.ts';
import type { Operation } from './http/operation.ts';

type Value<T> = T extends TSchema ? Static<T> : never;
type Success<R> = {
  [S in keyof R as S extends 200 | 201 | 202 | 204 ? S : never]: { content: { 'application/json': Value<R[S]> } };
};

interface Shared<Q> {
  query?: Q;
  header?: { 'idempotency-key'?: string };
}
interface NoPathParameters<Q> extends Shared<Q> {
  path?: never;
}
interface PathParameters<P, Q> extends Shared<Q> {
  path: P;
}
type QueryOf<O> = O extends { query: infer Q } ? Value<Q> : never;
type ParametersOf<O> = O extends { params: infer P }
  ? PathParameters<Value<P>, QueryOf<O>>
  : NoPathParameters<QueryOf<O>>;
type ResponsesOf<O extends Operation> = Success<O['response']> & {
  default: { content: { 'application/problem+json': Problem } };
};

/** A part that the operation lacks is an optional `never`: a required one would make callers pass it. */
interface WithoutBody<O extends Operation> {
  parameters: ParametersOf<O>;
  requestBody?: never;
  responses: ResponsesOf<O>;
}
interface WithBody<O extends Operation, B> {
  parameters: ParametersOf<O>;
  requestBody: { content: { 'application/json': Value<B> } };
  responses: ResponsesOf<O>;
}
type OperationTypes<O extends Operation> = O extends { body: infer B } ? WithBody<O, B> : WithoutBody<O>;

type Operations = Api[keyof Api];
type OfPath<P> = Extract<Operations, { path: P }>;

/** The API in the shape that OpenAPI clients are typed by (openapi-typescript's `paths`), derived, not generated. */
export type Paths = {
  [P in Operations['path']]: { [M in OfPath<P>['method']]: OperationTypes<Extract<OfPath<P>, { method: M }>> };
};
