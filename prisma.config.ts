import { defineConfig } from 'prisma/config'

// `prisma generate` asks for an engine binary that it does not use; naming any executable spares the download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
