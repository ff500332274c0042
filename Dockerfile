# The API and the operator's command line (node dist/admin.js). No PostgreSQL: DATABASE_URL leads to yours.
# Where Docker Hub is out of reach: --build-arg NODE=<your mirror>/node:24-bookworm-slim
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS pnpm
ENV CI=true npm_config_verify_deps_before_run=false
WORKDIR /wugan
COPY package.json .
RUN npm install --global "$(node --print 'require("./package.json").packageManager')"

FROM pnpm AS build
COPY . .
RUN pnpm install --frozen-lockfile --filter @wugan/api
RUN pnpm --filter @wugan/api run generate
RUN pnpm --filter @wugan/api run build

# What the bundle finds in node_modules: nothing to build with, and no PostgreSQL (it is optional).
FROM pnpm AS dependencies
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY packages/postgres/package.json packages/postgres/
COPY packages/shared/package.json packages/shared/
RUN pnpm install --frozen-lockfile --prod --no-optional --filter-prod "@wugan/api..."
# Half of it is Prisma for databases other than PostgreSQL; types and source maps are nobody's there.
RUN find . -regextype posix-extended -type f \
  -regex '.*\.(mysql|sqlite|sqlserver|cockroachdb)\..*|.*\.map|.*\.d\.[cm]?ts' -delete
COPY prisma/migrations prisma/migrations
# Modes come from the checkout: whoever cloned it under umask 077 would have an image that nobody but root can read.
RUN chmod -R a+rX .

FROM ${NODE}
ENV NODE_ENV=production
WORKDIR /wugan/apps/api
COPY --from=dependencies /wugan /wugan
COPY --from=build /wugan/apps/api/dist dist
# The base's `node`, by number: Kubernetes takes no name for proof that it is not root.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=2 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=1024", "dist/main.js"]
