import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'flowhall_browser';
const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** People who share a browser. */
const MOST_PEOPLE = 5;
const FORMAT = /^([0-9a-f-]{36})((?:\.[\w-]{22}){1,5})$/;

/** Tells browsers apart that a person has signed in with before; proves nothing but that. */
export interface KnownBrowser {
  /** Id of the browser, if that person has signed in with it. */
  idFor(request: FastifyRequest, username: string): string | undefined;
  /** Notes that they have. */
  remember(request: FastifyRequest, reply: FastifyReply, username: string): void;
}

export function createKnownBrowser(app: FastifyInstance, secret: string): KnownBrowser {
  const markOf = (id: string, username: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['known-browser', id, username.toLowerCase()]))
      .digest('base64url')
      .slice(0, 22);
  const read = (request: FastifyRequest) => {
    const [, id, marks = ''] = FORMAT.exec(request.cookies[COOKIE] ?? '') ?? [];
    return id ? { id, marks: marks.slice(1).split('.') } : undefined;
  };
  const same = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other));
  return {
    idFor(request, username) {
      const known = read(request);
      const mark = known && markOf(known.id, username);
      return mark && known.marks.some((one) => same(one, mark)) ? known.id : undefined;
    },
    remember(request, reply, username) {
      const { id, marks } = read(request) ?? { id: randomUUID(), marks: [] };
      const mark = markOf(id, username);
      const all = [mark, ...marks.filter((one) => !same(one, mark))].slice(0, MOST_PEOPLE);
      reply.setCookie(COOKIE, [id, ...all].join('.'), {
        path: '/api/auth',
        httpOnly: true,
        sameSite: 'strict',
        secure: app.config.production || request.protocol === 'https',
        maxAge: YEAR_SECONDS,
      });
    },
  };
}
