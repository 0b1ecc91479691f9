import { api, type Operation } from '@flowhall/contracts';
import { needsNoBody } from './route.ts';

/** What is documented of one operation, as far as it is completed here. */
interface Documented {
  requestBody?: object;
}

const UPLOAD = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      },
    },
  },
};

function bodyOf(operation: Operation, documented: Documented): Documented {
  if (operation.multipart) return { requestBody: UPLOAD };
  if (!needsNoBody(operation) || !documented.requestBody) return {};
  return { requestBody: { ...documented.requestBody, required: false } };
}

/** Completes an OpenAPI document with what route schemas cannot say: forms of files, and bodies that may be left out. */
export function documentBodies<D extends { paths?: Record<string, unknown> }>(document: D): D {
  const paths: Record<string, Record<string, Documented>> = structuredClone(
    (document.paths ?? {}) as Record<string, Record<string, Documented>>,
  );
  for (const operation of Object.values<Operation>(api)) {
    const documented = paths[operation.path]?.[operation.method];
    if (documented) Object.assign(documented, bodyOf(operation, documented));
  }
  return { ...document, paths };
}
