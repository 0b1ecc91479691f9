import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ERRORS, type ErrorCode } from '@flowhall/contracts';
import type { FastifyServerOptions } from 'fastify';
import { PROBLEM_TYPE, sendProblem, toProblem } from './problem.ts';

/** An address that cannot be decoded or matched, which Fastify refuses before any hook runs. */
export const refuseAddress: NonNullable<FastifyServerOptions['frameworkErrors']> = (_error, request, reply) => {
  void sendProblem(request, reply.header('x-content-type-options', 'nosniff'), 'invalid-request');
};

/** What is not even HTTP: there is neither a request nor a reply, only the connection. */
export const refuseBytes: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) answer(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 'payload-too-large' : 'invalid-request');
  socket.destroy(error);
};

function answer(socket: Socket, code: ErrorCode): void {
  const { status } = ERRORS[code];
  const body = JSON.stringify(toProblem({ code, lang: 'zh', requestId: randomUUID() }));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
}
