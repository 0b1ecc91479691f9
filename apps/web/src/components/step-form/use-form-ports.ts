import type { Attachment } from '@flowhall/contracts';
import type { FlowFormPorts } from '@flowhall/forms/react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, client } from '../../lib/api/client.ts';
import { useLocalized } from '../../lib/localized.ts';
import { orgTreeQuery } from '../../lib/org/org-tree.ts';
import { attachmentUrl } from './attachment-url.ts';
import { uploadAttachment } from './upload-attachment.ts';

/** What a form needs of the application: people, departments and files through the API. */
export function useFormPorts(attachments: readonly Attachment[], definitionId: string): FlowFormPorts {
  const text = useLocalized();
  const cache = useQueryClient();
  return useMemo(
    () => ({
      attachments,
      attachmentUrl,
      uploadAttachment,
      templateUrl: (path) =>
        `/api/definitions/${encodeURIComponent(definitionId)}/files/${encodeURIComponent(path.replace(/^templates\//, ''))}`,
      searchPeople: async (q, signal) => {
        const found = await answer(client.GET('/api/org/users', { params: { query: { q, limit: 24 } }, signal }));
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
    [attachments, definitionId, cache, text],
  );
}
