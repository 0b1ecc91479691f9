import fp from 'fastify-plugin';

/** Clients that announce JSON and send nothing have sent no body, which the operation's schema then judges. */
export const emptyBody = fp(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
      if (body === '') done(null, undefined);
      else parse(request, body, done);
    });
  },
  { name: 'empty-body' },
);
