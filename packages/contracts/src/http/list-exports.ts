import { Type } from 'typebox';
import { literals } from './common.ts';
import { instanceStatus } from './instance-views.ts';
import { listFilters } from './list-filters.ts';
import { operation } from './operation.ts';
import { TASK_VIEWS } from './task-views.ts';

/** So many rows are exported at most; a last line says so where there are more. */
export const EXPORTED_ROWS = 5000;

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const listExportsApi = {
  exportTasks: operation({
    method: 'get',
    path: '/api/tasks/export',
    tag: 'tasks',
    summary: 'A list of the task center as an Excel file',
    access: 'authenticated',
    query: Type.Object({ ...listFilters, view: Type.Optional(literals(TASK_VIEWS)) }),
    response: { 200: Type.Unknown() },
    produces: SPREADSHEET,
  }),
  exportInstances: operation({
    method: 'get',
    path: '/api/instances/export',
    tag: 'instances',
    summary: 'A list of applications as an Excel file',
    access: 'authenticated',
    query: Type.Object({
      ...listFilters,
      scope: Type.Optional(literals(['mine', 'involved', 'all'])),
      status: Type.Optional(instanceStatus),
    }),
    response: { 200: Type.Unknown() },
    produces: SPREADSHEET,
    errors: ['forbidden'],
  }),
};
