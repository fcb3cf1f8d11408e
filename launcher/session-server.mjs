import { createServer } from 'node:net'
import { FrontendBuffer } from './frontend-buffer.mjs'
import { KeptStatements } from './kept-statements.mjs'
import { lookEveryMs, quietMs, selectNeediestTable } from './upkeep.mjs'

/**
 * Serves one PGlite to many connections on a Unix socket. PGlite is a single session, so connections take
 * turns: a turn is a whole protocol unit (up to Sync), and lasts until the transaction it opened has ended.
 * Serving message by message, as pglite-socket does, lets one connection's Bind meet another's Parse.
 * @param {import('@electric-sql/pglite').PGlite} db
 * @param {string} socketPath
 * @param {(error: Error) => void} lost called when the session is gone for good: nothing sent to it would ever end
 * @param {() => boolean} refusesWrites asked before each transaction begins
 * @returns {Promise<{ whenAlone(withinMs: number): Promise<void>, close(): Promise<void> }>}
 */
export async function serveSession(db, socketPath, lost = throwIt, refusesWrites = () => false) {
  const turns = new Turns(db, lost, refusesWrites)
  const server = createServer((socket) => new Connection(socket, turns))
  const upkeep = setInterval(() => void turns.keepUp(), lookEveryMs).unref()
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, () => resolve(undefined))
  })
  return {
    whenAlone: (withinMs) => turns.whenAlone(withinMs),
    async close() {
      clearInterval(upkeep)
      const closed = new Promise((resolve) => server.close(resolve))
      await turns.stop()
      await closed
    },
  }
}

/** Who may speak to the session now, and who waits. */
class Turns {
  /** @type {Connection[]} */
  waiting = []
  /** @type {Set<Connection>} */
  connections = new Set()
  /** @type {Connection | null} The one whose transaction is open. */
  holder = null
  running = false
  askedAt = 0
  isReadOnly = false
  statements = new KeptStatements()

  /**
   * @param {import('@electric-sql/pglite').PGlite} db
   * @param {(error: Error) => void} lost
   * @param {() => boolean} refusesWrites
   */
  constructor(db, lost, refusesWrites) {
    this.db = db
    this.lost = lost
    this.refusesWrites = refusesWrites
  }

  /** @param {Connection} connection */
  ask(connection) {
    this.askedAt = performance.now()
    if (!this.waiting.includes(connection)) this.waiting.push(connection)
    void this.run()
  }

  async run() {
    if (this.running) return
    this.running = true
    for (let next = this.take(); next; next = this.take()) {
      const unit = next.units.shift()
      if (!unit) continue
      if (!this.holder) await this.prepareTurn()
      const answer = await this.statements.execute(unit, (rest) => this.execute(rest))
      next.answer(answer)
      const status = answer.at(-1)
      this.holder = status === IDLE ? null : next
      if (next.units.length > 0) this.waiting.push(next)
      if (this.holder?.closed) await this.abandon()
    }
    this.running = false
  }

  /** @returns {Connection | undefined} */
  take() {
    const index = this.holder ? this.waiting.indexOf(this.holder) : 0
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0]
  }

  /** Answers leave only when what they acknowledge is written. @param {Uint8Array} unit */
  async execute(unit) {
    /** @type {Uint8Array[]} */
    const parts = []
    await this.db.runExclusive(() =>
      this.db.execProtocolRawStream(unit, { onRawData: (part) => void parts.push(part.slice()) }),
    )
    const answer = Buffer.concat(parts)
    const end = panicIn(answer) ?? readOnlyDiskIn(answer)
    if (end) this.lost(new Error(end))
    return answer
  }

  /** Transactions that begin from now on may write, or may not, and plan for the tables as they are. */
  async prepareTurn() {
    await this.followRefusal()
    if (this.statements.areDue()) await this.execute(query('DISCARD PLANS'))
  }

  async followRefusal() {
    const isReadOnly = this.refusesWrites()
    if (isReadOnly === this.isReadOnly) return
    await this.execute(query(`SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`))
    this.isReadOnly = isReadOnly
  }

  /**
   * Does for one table what autovacuum does on a server: plans stay fit for it, its room is given back, and its indexes
   * can answer alone. Only when nobody has asked anything for a while, since whoever comes then has to wait.
   */
  async keepUp() {
    if (this.running || this.holder || performance.now() - this.askedAt < quietMs) return
    this.running = true
    try {
      const table = await selectNeediestTable(this.db)
      if (table) await this.execute(query(`VACUUM (ANALYZE) ${table}`))
    } catch {
      // nobody waits for it, and whoever asks next is told what is wrong
    } finally {
      this.running = false
      void this.run()
    }
  }

  /** The connection in whose transaction the session stands is gone: what it had not committed is undone. */
  async abandon() {
    this.holder = null
    await this.execute(SYNC_AND_ROLLBACK)
  }

  /** @param {Connection} connection */
  async forget(connection) {
    this.connections.delete(connection)
    this.waiting = this.waiting.filter((other) => other !== connection)
    if (this.holder !== connection || this.running) return
    this.running = true
    await this.abandon()
    this.running = false
    void this.run()
  }

  /** Waits until nobody is connected, though no longer than told. @param {number} withinMs */
  async whenAlone(withinMs) {
    const until = Date.now() + withinMs
    while (this.connections.size > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }

  /** Lets the running unit end, then closes every connection. */
  async stop() {
    this.waiting = []
    for (const connection of this.connections) connection.socket.end()
    await this.db.runExclusive(async () => {})
    for (const connection of this.connections) connection.socket.destroy()
  }
}

class Connection {
  /** @type {Uint8Array[]} */
  units = []
  closed = false
  incoming = new FrontendBuffer()

  /**
   * @param {import('node:net').Socket} socket
   * @param {Turns} turns
   */
  constructor(socket, turns) {
    this.socket = socket
    this.turns = turns
    turns.connections.add(this)
    socket.on('data', (data) => this.receive(data))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.closed = true
      void turns.forget(this)
    })
  }

  /** @param {Buffer} data */
  receive(data) {
    for (const unit of this.incoming.add(data)) {
      if (unit === 'refuse-encryption') this.socket.write('N')
      else if (unit === 'goodbye') this.socket.end()
      else this.units.push(unit)
    }
    if (this.units.length > 0) this.turns.ask(this)
  }

  /** @param {Buffer} answer */
  answer(answer) {
    if (this.socket.writable) this.socket.write(answer)
  }
}

/**
 * What PostgreSQL said when it gave up, as it does when it cannot write its log; null otherwise. No ReadyForQuery
 * follows then, though fields of ErrorResponse do (V: severity, M: message).
 * @param {Buffer} answer
 */
function panicIn(answer) {
  if (answer.at(-6) === READY_FOR_QUERY || !answer.includes('\0VPANIC\0')) return null
  const [, message] = /\0M([^\0]*)\0/.exec(answer.toString('utf8')) ?? []
  return message ?? 'PANIC'
}

/**
 * What PostgreSQL said when it might not open a file because its disk takes no more writes, which is an error like
 * another to it, though from now on every write would end so; null otherwise. That the text alone occurs in what was
 * asked for means nothing.
 * @param {Buffer} answer
 */
function readOnlyDiskIn(answer) {
  if (!answer.includes(readOnlyDisk)) return null
  for (let at = 0; at < answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    if (answer[at] !== ERROR_RESPONSE) continue
    const fields = answer.toString('utf8', at + 5, at + 1 + answer.readInt32BE(at + 1)).split('\0')
    const message = fields.find((field) => field.startsWith('M'))?.slice(1)
    if (message?.endsWith(readOnlyDisk) && fields.includes(`C${insufficientPrivilege}`)) return message
  }
  return null
}

/** A simple query as the protocol has it. @param {string} sql in ASCII */
function query(sql) {
  const length = Buffer.alloc(4)
  length.writeInt32BE(4 + sql.length + 1)
  return Buffer.concat([Buffer.from('Q'), length, Buffer.from(`${sql}\0`)])
}

/** @param {Error} error */
function throwIt(error) {
  throw error
}

const READY_FOR_QUERY = 'Z'.charCodeAt(0)
const ERROR_RESPONSE = 'E'.charCodeAt(0)

/** As the C library says EROFS, and the class in which PostgreSQL puts it. */
const readOnlyDisk = ': Read-only file system'
const insufficientPrivilege = '42501'

/** The last byte of an answer is ReadyForQuery's transaction status; I means that none is open. */
const IDLE = 'I'.charCodeAt(0)

/** Sync, in case an error made the session skip up to one, then a simple query. */
const SYNC_AND_ROLLBACK = Buffer.from('S\0\0\0\x04Q\0\0\0\x0dROLLBACK\0', 'latin1')
