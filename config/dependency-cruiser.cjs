/** The allowed imports of the architecture, checked by `npm run check`. */
const modules = 'server/src/modules';

/** Each module and the modules it may import, only through their `index.ts`. */
const mayKnow = {
  identity: ['audit'],
  programmes: ['identity', 'audit', 'attachments'],
  attachments: ['audit'],
  audit: [],
  announcements: ['audit'],
  places: [],
  imports: ['identity', 'audit'],
  applications: ['identity', 'programmes', 'attachments', 'audit', 'notifications', 'privacy'],
  requests: ['identity', 'programmes', 'attachments', 'audit', 'applications', 'notifications', 'privacy'],
  'check-ins': ['identity', 'programmes', 'attachments', 'audit', 'applications', 'notifications', 'privacy'],
  privacy: ['identity', 'audit'],
  reports: ['identity', 'audit', 'applications', 'check-ins'],
  review: ['identity', 'programmes', 'attachments', 'audit', 'applications', 'requests'],
  notifications: ['identity', 'audit'],
  chat: ['identity', 'audit', 'applications', 'requests', 'check-ins', 'notifications', 'mobility-desk'],
  home: ['announcements', 'identity', 'programmes', 'applications', 'requests', 'check-ins', 'notifications'],
  'mobility-desk': ['identity', 'audit', 'applications', 'requests', 'check-ins'],
};

const oneWay = Object.entries(mayKnow).map(([name, known]) => ({
  name: `${name}-knows-only-${known.join('-') || 'nobody'}`,
  severity: 'error',
  from: { path: `^${modules}/${name}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^${modules}/[^/]+/`, pathNot: `^${modules}/(${[name, ...known].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Of types neither: what two files need of each other belongs in a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'No library, no I/O, no clock: it runs in the mini program as well as on the server.',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/domain/src' },
    },
    {
      name: 'contract-knows-domain-and-zod',
      severity: 'error',
      from: { path: '^packages/contract/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/(contract|domain)/|node_modules/zod/' },
    },
    {
      name: 'clients-carry-no-zod-and-no-server',
      severity: 'error',
      from: { path: '^(miniapp|bot|packages/console)/src', pathNot: '\\.test\\.tsx?$' },
      to: { path: 'node_modules/zod/|^server/|packages/contract/(src|dist)/schemas|^config/src/server' },
    },
    {
      name: 'only-config-and-scripts-read-the-environment-through-config',
      severity: 'error',
      from: { path: '^config/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages|server|bot|miniapp)/' },
    },
    {
      name: 'modules-by-their-door-only',
      severity: 'error',
      from: { path: `^${modules}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${modules}/[^/]+/.+`, pathNot: `^${modules}/$1/|^${modules}/[^/]+/index\\.ts$` },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/platform', pathNot: '\\.test\\.ts$' },
      to: { path: `^${modules}/` },
    },
    {
      name: 'language-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/language', pathNot: '\\.test\\.ts$' },
      to: { path: `^${modules}/` },
    },
    {
      name: 'policy-is-domain-only',
      severity: 'error',
      from: { path: `^${modules}/[^/]+/policy\\.ts$` },
      to: { pathNot: `^packages/domain/|^${modules}/[^/]+/|^server/src/platform/http/principal` },
    },
    {
      name: 'only-routes-and-http-know-koa',
      severity: 'error',
      from: { path: '^server/src', pathNot: '^server/src/platform/http/|/[a-z-]*routes\\.ts$|\\.test\\.ts$' },
      to: { path: 'node_modules/(koa|@koa|koa-[a-z]+)/' },
    },
    {
      name: 'migrations-import-only-their-tools',
      comment: 'A landed migration is frozen: what it imports from elsewhere would change what it does.',
      severity: 'error',
      from: { path: '^server/src/migrations/\\d' },
      to: { pathNot: '^server/src/platform/database/(migration|rebuild-table)\\.ts$' },
    },
    {
      name: 'message-sources-are-types',
      comment: 'These modules provide sources of messages in the form that notifications defines, and never call it.',
      severity: 'error',
      from: { path: `^${modules}/(applications|requests|check-ins)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${modules}/notifications/`, dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...oneWay,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|node_modules/.cache' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'config/tsconfig/cruise.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'require', 'node', 'default'] },
  },
};
