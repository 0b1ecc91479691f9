import { type Static, Type } from 'typebox';
import { extend, idParams, instant, language, literals, localizedText, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

export const definitionSummary = Type.Object({
  id: uuid,
  itemKey: Type.String(),
  itemName: localizedText,
  version: Type.Integer(),
  current: Type.Boolean(),
  /** `bpmn-engine` or `tokens`; chosen at deployment and kept. */
  runtime: Type.String(),
  /** Why this runtime, in words for administrators; null for versions that were deployed before it was recorded. */
  runtimeReason: nullable(Type.String()),
  deployedAt: instant,
  deployedBy: nullable(Type.String()),
  reason: nullable(Type.String()),
  runningInstances: Type.Integer(),
});
export type DefinitionSummary = Static<typeof definitionSummary>;

const itemParams = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });

const activateVersionBody = Type.Object(
  {
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    /** The version's own when absent. */
    runtime: Type.Optional(literals(['bpmn-engine', 'tokens'])),
  },
  { additionalProperties: false },
);
export type ActivateVersionBody = Static<typeof activateVersionBody>;

const tag = 'definitions';
export const definitionsApi = {
  listDefinitions: operation({
    method: 'get',
    path: '/api/definitions',
    tag,
    summary: 'All versions of all items',
    access: 'definitions.edit',
    scoped: true,
    response: { 200: Type.Object({ items: Type.Array(definitionSummary) }) },
  }),
  getDefinition: operation({
    method: 'get',
    path: '/api/definitions/{id}',
    tag,
    summary: 'A version with its process model',
    access: 'definitions.edit',
    scoped: true,
    params: idParams,
    response: { 200: extend(definitionSummary, { xml: Type.String() }) },
    errors: ['not-found'],
  }),
  getDefinitionFile: operation({
    method: 'get',
    path: '/api/definitions/{id}/files/{name}',
    tag,
    summary: 'Download a template',
    access: 'authenticated',
    params: Type.Object({ id: uuid, name: Type.String({ maxLength: 200 }) }),
    response: { 200: Type.Unknown() },
    produces: 'application/octet-stream',
    errors: ['not-found'],
  }),
  listVersions: operation({
    method: 'get',
    path: '/api/definitions/{key}/versions',
    tag,
    summary: 'The versions of an item, newest first; none of one that has not been deployed',
    access: 'definitions.edit',
    scoped: true,
    params: itemParams,
    response: { 200: Type.Object({ items: Type.Array(definitionSummary) }) },
  }),
  activateVersion: operation({
    method: 'post',
    path: '/api/definitions/{key}/versions/{version}/activate',
    tag,
    summary: 'Make a version the one for new applications; on another runtime it becomes a new version',
    access: 'definitions.deploy',
    scoped: true,
    params: extend(itemParams, { version: Type.Integer({ minimum: 1 }) }),
    body: activateVersionBody,
    response: { 200: definitionSummary },
    errors: ['not-found', 'runtime-refused', 'idempotency-key-reused'],
  }),
  /** Public: it holds nothing but the constraints of a form, and a script tag cannot send an access token. */
  getValidator: operation({
    method: 'get',
    path: '/api/definitions/{id}/forms/{form}/validator.js',
    tag,
    summary: 'Compiled validation of a form at a step',
    access: 'public',
    params: Type.Object({ id: uuid, form: Type.String({ maxLength: 100 }) }),
    query: Type.Object({ step: Type.String({ maxLength: 200 }), lang: Type.Optional(language) }),
    response: { 200: Type.String() },
    produces: 'text/javascript',
    errors: ['not-found'],
  }),
};
