import { Type } from 'typebox';
import { noContent, nullable } from './common.ts';
import { operation } from './operation.ts';

/** A PNG as a data URL. */
const image = Type.String({ pattern: '^data:image/png;base64,[A-Za-z0-9+/]+={0,2}$', maxLength: 400_000 });
const body = Type.Object({ image }, { additionalProperties: false });

const tag = 'signatures';
export const signaturesApi = {
  getSignature: operation({
    method: 'get',
    path: '/api/me/signature',
    tag,
    summary: 'The own stored signature',
    access: 'authenticated',
    response: { 200: Type.Object({ image: nullable(Type.String()) }) },
  }),
  saveSignature: operation({
    method: 'put',
    path: '/api/me/signature',
    tag,
    summary: 'Store a signature to sign with later',
    access: 'authenticated',
    body,
    response: { 204: noContent },
    errors: ['file-type-mismatch'],
  }),
  deleteSignature: operation({
    method: 'delete',
    path: '/api/me/signature',
    tag,
    summary: 'Forget the stored signature; what was signed with it stays',
    access: 'authenticated',
    response: { 204: noContent },
  }),
};
