// npx tsx launcher/make-migration.ts [name]: writes prisma/migrations/<time>_<name>/migration.sql with what
// prisma/schema.prisma has and the migrations have not. Without a name it prints the SQL and exits 2.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { applyMigrations, readMigrations } from '#server/store/migrate.ts'
import { socketUrl } from './data-folder.mjs'
import { serveSession } from './session-server.mjs'

const folder = await mkdtemp(join(tmpdir(), 'kp-'))
await serveSession(await PGlite.create(), join(folder, '.s.PGSQL.5432'))
const sql = await difference(socketUrl(folder))
await rm(folder, { recursive: true })
const name = process.argv[2]
if (sql === null) console.log('The migrations already make what prisma/schema.prisma says.')
else if (name) write(name, sql)
else console.log(sql)
process.exit(sql !== null && !name ? 2 : 0)

/** The SQL that brings the replayed migrations to the schema, or null when there is no difference. */
async function difference(url: string): Promise<string | null> {
  const client = new pg.Client(url)
  await client.connect()
  await applyMigrations(client, readMigrations())
  await client.query('drop table _prisma_migrations')
  await client.end()
  const path = resolve('prisma/schema.prisma')
  const files = [{ path, content: readFileSync(path, 'utf8') }]
  const { SchemaEngine } = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(readingCharColumns(url))
  const engine = await SchemaEngine.new(
    { datamodels: files.map((f) => [f.path, f.content]) },
    () => {},
    adapter,
  )
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.exitCode === 2 ? (result.stdout ?? '') : null
}

/** Prisma's schema engine as WASM: the native one is a download that not every machine can make. */
async function loadEngine() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(dirname(script), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  })
  return engine
}

/** adapter-pg has no mapping for OID 18 ("char"), which the engine's introspection selects: say Character. */
function readingCharColumns(connectionString: string): PrismaPg {
  const factory = new PrismaPg({ connectionString })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const internals = adapter as unknown as Internals
    const performIO = internals.performIO.bind(adapter)
    const queryRaw = internals.queryRaw.bind(adapter)
    const charColumns = new WeakMap<object, number[]>()
    internals.performIO = async (query) => {
      const result = await performIO(query)
      const found = result.fields.flatMap((field, index) => (field.dataTypeID === 18 ? [index] : []))
      for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: 25 })
      charColumns.set(query, found)
      return result
    }
    internals.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
  return factory
}

type Internals = {
  performIO(query: object): Promise<{ fields: { dataTypeID: number }[] }>
  queryRaw(query: object): Promise<{ columnTypes: number[] }>
}

function write(migrationName: string, content: string): void {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = join('prisma/migrations', `${time}_${migrationName}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), content)
  console.log(`Wrote ${target}/migration.sql. Read it before you commit it.`)
}
