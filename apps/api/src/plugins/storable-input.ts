import fp from 'fastify-plugin';
import { UserError } from '../errors.ts';
import { languageOf } from '../http/language.ts';
import { storageFault } from '../http/storable.ts';

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** Refuses input that no table could keep before any handler sees it. */
export const storableInput = fp(
  async (app) => {
    app.addHook('preValidation', async (request) => {
      for (const part of [request.params, request.query, request.body]) {
        if (Buffer.isBuffer(part)) continue;
        const fault = storageFault(part);
        if (!fault) continue;
        const pointer = fault.path.map((segment) => `/${escapePointer(segment)}`).join('');
        throw new UserError('invalid-request', { errors: [{ pointer, message: fault.message[languageOf(request)] }] });
      }
    });
  },
  { name: 'storable-input' },
);
