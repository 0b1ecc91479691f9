# syntax=docker/dockerfile:1
# The API serves the web application and runs from its TypeScript sources, so the image keeps the workspace's layout:
# Node strips types only outside node_modules, where the links between packages point to.

FROM node:24-slim AS base
WORKDIR /app
ENV PNPM_HOME=/pnpm CI=true
# The version is the one that package.json pins.
COPY package.json ./
RUN npm install --global "$(node --print 'require("./package.json").packageManager.split("+")[0]')"

# Everything, to generate the database client and to build the web application.
FROM base AS build
COPY . .
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile --store-dir /pnpm/store
RUN pnpm exec turbo run generate build

# Only what the API needs while it runs.
FROM base AS production
COPY . .
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --frozen-lockfile --prod --filter '@flowhall/api...' --store-dir /pnpm/store \
 && rm -rf e2e docs scripts apps/web packages/cli packages/modeler
COPY --from=build /app/packages/db/src/generated packages/db/src/generated
COPY --from=build /app/apps/web/dist apps/web/dist

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    FLOWHALL_DATA_DIR=/data \
    NODE_COMPILE_CACHE=/tmp/node-compile-cache
RUN mkdir /data && chown node:node /data
COPY --from=production /app ./
USER node
VOLUME /data
EXPOSE 3000
# Migrations run at start, under a lock: several containers may start together.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/src/server.ts"]
