import { ApprovalError } from '@flowhall/approval';
import { expect, it } from 'vitest';
import type { LoadedInstance } from './instance-state.repository.ts';
import { ProcessFailure } from './process-failure.ts';

it('shows a log nothing of the instance', () => {
  const instance = { title: '王小明' } as LoadedInstance;
  const failure = new ProcessFailure(instance, new ApprovalError('process-failed', { reason: 'stuck' }));
  expect(failure.instance).toBe(instance);
  expect(JSON.stringify({ ...failure })).not.toContain('王小明');
});
