import { type Static, Type } from 'typebox';
import { extend, idParams, instant, literals, nullable, page, pageQuery, reasonBody, uuid } from './common.ts';
import { incidentView, instanceDetail } from './instance-views.ts';
import { operation } from './operation.ts';

export const incidentRow = extend(incidentView, {
  instance: Type.Object({ id: uuid, number: Type.String(), title: Type.String(), itemKey: Type.String() }),
  resolvedAt: nullable(instant),
});
export type IncidentRow = Static<typeof incidentRow>;

export const incidentsQuery = extend(pageQuery, { state: Type.Optional(literals(['open', 'resolved'])) });

const tag = 'incidents';
export const incidentsApi = {
  listIncidents: operation({
    method: 'get',
    path: '/api/incidents',
    tag,
    summary: 'Where processes cannot go on by themselves, newest first',
    access: 'instances.operate',
    scoped: true,
    query: incidentsQuery,
    response: { 200: page(incidentRow) },
    errors: ['invalid-cursor'],
  }),
  /** Runs again what failed. Should it fail again, there is another incident afterwards. */
  retryIncident: operation({
    method: 'post',
    path: '/api/incidents/{id}/retry',
    tag,
    summary: 'Try again what failed',
    access: 'instances.operate',
    scoped: true,
    params: idParams,
    body: reasonBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'incident-resolved', 'instance-ended'],
  }),
  /** Nothing is run again; without another incident the instance counts as running. */
  resolveIncident: operation({
    method: 'post',
    path: '/api/incidents/{id}/resolve',
    tag,
    summary: 'Declare an incident done with',
    access: 'instances.operate',
    scoped: true,
    params: idParams,
    body: reasonBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'incident-resolved', 'instance-ended'],
  }),
};
