import {
  type DirectoryRun,
  type DirectoryRunEntry,
  type DirectorySource,
  LEAVER_RULES,
  RUN_CHANGES,
  RUN_STATES,
} from '@flowhall/contracts';
import type { DirectoryRow } from './directories.repository.ts';
import { describeFailure, describeProblem } from './problem-words.ts';
import type { RunEntryRow, RunRow } from './runs.repository.ts';
import { mappingOf } from './settings.ts';

export function presentDirectory(row: DirectoryRow, lastRun: RunRow | undefined): DirectorySource {
  const { id, key, name, enabled, address, startTls, certificate, bindDn, everyMinutes, closeShare, version } = row;
  return {
    ...{ id, key, name, enabled, address, startTls, certificate, bindDn, everyMinutes, closeShare, version },
    mapping: mappingOf(row),
    leaverRule: LEAVER_RULES.find((one) => one === row.leaverRule) ?? 'ask',
    hasSecret: row.secret !== null,
    lastRun: lastRun ? presentRun(lastRun) : null,
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
  };
}

export function presentRun(row: RunRow): DirectoryRun {
  const { id, full, dry, read, people } = row;
  const count = (name: string): number => {
    const value = row.counts && typeof row.counts === 'object' ? Object.entries(row.counts) : [];
    return Number(value.find(([key]) => key === name)?.[1] ?? 0);
  };
  return {
    ...{ id, full, dry, read, people },
    state: RUN_STATES.find((one) => one === row.state) ?? 'failed',
    counts: {
      ...{ added: count('added'), changed: count('changed'), leaving: count('leaving') },
      ...{ closed: count('closed'), problems: count('problems') },
    },
    failure: row.failure === null ? null : describeFailure(row.failure),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

const ENTITIES = ['unit', 'person', 'group', 'membership'] as const;

export function presentEntry({ seq, entity, change, key, name, detail }: RunEntryRow): DirectoryRunEntry {
  const { problem = '', value = '' } =
    detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail : {};
  return {
    ...{ seq, key, name },
    entity: ENTITIES.find((one) => one === entity) ?? 'person',
    change: RUN_CHANGES.find((one) => one === change) ?? 'changed',
    detail: problem ? describeProblem(String(problem), String(value)) : null,
  };
}
