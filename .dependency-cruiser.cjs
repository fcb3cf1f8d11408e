// Who may import whom: ARCHITECTURE in docs/decisions/0001-the-house.md. One rule a room.
const rooms = {
  domain: [],
  messages: [],
  pipeline: ['domain'],
  formats: ['domain'],
  protocols: ['domain'],
  reports: ['domain'],
  components: ['domain', 'messages'],
  server: ['domain', 'reports', 'protocols', 'formats', 'messages'],
}
const ours =
  '^(app|bench|cli|components|content|domain|e2e|formats|launcher|messages|pipeline|prisma|protocols|reports|server|test)/'

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `${room}/ imports itself${allowed.length ? ` and ${allowed.join(', ')}` : ''}; nothing else of ours.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: ours,
    pathNot: `^(${[room, ...allowed].join('|')})/${room === 'server' ? '|^prisma/generated/' : ''}`,
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'domain-is-pure',
      comment: 'Rules have no I/O, clock or framework: domain/ imports zod and nothing else from outside.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(domain|node_modules/zod)/' },
    },
    {
      name: 'only-the-store-knows-prisma',
      comment: 'Prisma and SQL stay in server/store; seeds, tests and benches may reach them.',
      severity: 'error',
      from: { pathNot: '^(server/store|prisma|test|launcher|bench)/|\\.test\\.ts$|^prisma\\.config\\.ts$' },
      to: { path: '^prisma/generated/|node_modules/(@prisma|prisma|pg)/' },
    },
    {
      name: 'nobody-imports-the-outermost',
      comment: 'app/, cli/, e2e/ and bench/ join everything; nothing imports them.',
      severity: 'error',
      from: { pathNot: '^(app|cli|e2e|bench|test)/|^proxy.ts$' },
      to: { path: '^(app|cli|e2e|bench)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|prisma/generated' },
    exclude: { path: '^(\\.next|\\.catalogue|\\.cache|\\.data)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'] },
  },
}
