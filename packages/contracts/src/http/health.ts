import { Type } from 'typebox';
import { literals } from './common.ts';
import { operation } from './operation.ts';

const tag = 'health';
export const healthApi = {
  getHealth: operation({
    method: 'get',
    path: '/api/health',
    tag,
    summary: 'The process answers',
    access: 'public',
    response: { 200: Type.Object({ status: Type.Literal('ok') }) },
  }),
  getReady: operation({
    method: 'get',
    path: '/api/ready',
    tag,
    summary: 'Database and jobs work',
    access: 'public',
    response: {
      200: Type.Object({ status: Type.Literal('ok') }),
      503: Type.Object({ status: Type.Literal('unavailable'), failing: Type.Array(literals(['database', 'jobs'])) }),
    },
  }),
};
