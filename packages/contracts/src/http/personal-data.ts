import { type Static, Type } from 'typebox';
import { idParams } from './common.ts';
import { operation } from './operation.ts';

const tag = 'personal data';

export const showClearValueBody = Type.Object(
  { field: Type.String({ pattern: '^/', maxLength: 200 }) },
  { additionalProperties: false },
);

export const eraseBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
);
export const erasure = Type.Object({
  /** Applications whose values and files were erased. */
  applications: Type.Integer(),
  files: Type.Integer(),
});
export type Erasure = Static<typeof erasure>;

export const personalDataApi = {
  /** Every answer is an entry of the audit log. */
  showClearValue: operation({
    method: 'post',
    path: '/api/instances/{id}/clear-values',
    tag,
    summary: 'A number of a person that is shown masked, for whoever has to do with the application',
    access: 'authenticated',
    params: idParams,
    body: showClearValueBody,
    response: { 200: Type.Object({ value: Type.String() }) },
    errors: ['not-found', 'forbidden'],
  }),
  exportMyData: operation({
    method: 'get',
    path: '/api/me/personal-data',
    tag,
    summary: 'All that is known about oneself, as a zip',
    access: 'authenticated',
    response: { 200: Type.Unknown() },
    produces: 'application/zip',
  }),
  exportPersonalData: operation({
    method: 'get',
    path: '/api/admin/users/{id}/personal-data',
    tag,
    summary: 'All that is known about somebody, as a zip',
    access: 'personal-data.manage',
    params: idParams,
    response: { 200: Type.Unknown() },
    produces: 'application/zip',
    errors: ['not-found'],
  }),
  erasePersonalData: operation({
    method: 'post',
    path: '/api/admin/users/{id}/erase',
    tag,
    summary: 'Replace the personal data of somebody whose account is closed',
    access: 'personal-data.manage',
    params: idParams,
    body: eraseBody,
    response: { 200: erasure },
    errors: ['not-found', 'account-open', 'work-open'],
  }),
};
