import type { Attachment } from '@flowhall/contracts';
import type { FlowFormPorts } from '@flowhall/forms/react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, client } from '../../lib/api/client.ts';
import { uploadFile } from '../../lib/api/upload.ts';
import { useLocalized } from '../../lib/localized.ts';
import { orgTreeQuery } from '../../lib/org/org-tree.ts';
import { prepareFile } from '../../lib/photos/prepare-file.ts';
import { useProblemText } from '../states/problem-text.ts';
import { attachmentUrl } from './attachment-url.ts';

const SEARCH_RESULTS = 24;

/** What a form needs of the application: people, departments and files through the API. */
export function useFormPorts(
  attachments: readonly Attachment[],
  definitionId: string,
  templatesAt = `/api/definitions/${encodeURIComponent(definitionId)}/files/`,
): FlowFormPorts {
  const text = useLocalized();
  const problemText = useProblemText();
  const cache = useQueryClient();
  return useMemo<FlowFormPorts>(
    () => ({
      attachments,
      attachmentUrl,
      prepareFile,
      uploadAttachment: async (file, onProgress, signal) => {
        try {
          return await uploadFile(file, onProgress, signal);
        } catch (error) {
          throw new Error(problemText(error), { cause: error });
        }
      },
      templateUrl: (path) => `${templatesAt}${encodeURIComponent(path.replace(/^templates\//, ''))}`,
      searchPeople: async (q, signal) => {
        const query = { q, limit: SEARCH_RESULTS };
        const found = await answer(client.GET('/api/org/users', { params: { query }, signal }));
        return found.items;
      },
      people: async (ids, signal) => {
        if (ids.length === 0) return [];
        const query = { ids: ids.join(','), limit: 100 };
        const found = await answer(client.GET('/api/org/users', { params: { query }, signal }));
        return found.items;
      },
      departmentTree: async () => {
        const { departments } = await cache.ensureQueryData(orgTreeQuery);
        return departments.map(({ id, name, parentId }) => ({ id, name: text(name), parentId }));
      },
    }),
    [attachments, templatesAt, cache, problemText, text],
  );
}
