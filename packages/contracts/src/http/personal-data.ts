import { Type } from 'typebox';
import { idParams } from './common.ts';
import { operation } from './operation.ts';

const tag = 'personal data';

export const showClearValueBody = Type.Object(
  { field: Type.String({ pattern: '^/', maxLength: 200 }) },
  { additionalProperties: false },
);

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
};
