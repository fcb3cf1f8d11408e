// A database in memory for one test worker, loaded from the migrated template; it ends with its parent.
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { whenParentIsGone } from '#launcher/parent-gone.mjs'
import { serveSession } from '#launcher/session-server.mjs'

const [socketPath = '', template = ''] = process.argv.slice(2)
whenParentIsGone(() => process.exit())
const db = await PGlite.create({ loadDataDir: await openAsBlob(template) })
await serveSession(db, socketPath)
process.send?.('ready')
