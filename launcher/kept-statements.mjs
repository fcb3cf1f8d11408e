/** Plans follow how the tables grew within this time, though nobody may have analysed them yet. */
const planAgainMs = 60_000

/**
 * The named statements of a session that many clients share. Each client tells the session of a statement before it
 * uses it first, and PostgreSQL would answer the second one that it exists already: what is known word for word is not
 * said again, only answered. A name is expected to mean one text, as those of Keypoint's statements do.
 * Protocol: PostgreSQL documentation, "Frontend/Backend Protocol", Extended Query.
 */
export class KeptStatements {
  /** @type {Map<string, Buffer>} What the session was told, by name. */
  told = new Map()
  plannedAt = Date.now()

  /**
   * Executes a unit, without its Parse when the session knows it. Only the message that begins a unit is looked at,
   * since clients begin one with what they say of a statement.
   * @param {Uint8Array} unit
   * @param {(unit: Uint8Array) => Promise<Buffer>} execute
   */
  async execute(unit, execute) {
    const first = beginningOf(unit)
    if (first.parsed !== undefined && this.told.get(first.parsed)?.equals(first.message))
      return Buffer.concat([PARSE_COMPLETE, await execute(unit.subarray(first.message.length))])
    const answer = await execute(unit)
    if (first.parsed !== undefined && answer[0] === PARSE_COMPLETE[0])
      this.told.set(first.parsed, Buffer.from(first.message))
    if (first.closed !== undefined) this.told.delete(first.closed)
    return answer
  }

  /** Whether the plans are due to be made again; they are when this was asked. */
  areDue(now = Date.now()) {
    const areDue = this.told.size > 0 && now - this.plannedAt >= planAgainMs
    if (areDue) this.plannedAt = now
    return areDue
  }
}

/**
 * The message with which a unit begins, and the name of the statement that it prepares or closes, if it does.
 * @param {Uint8Array} unit
 * @returns {{ message: Buffer, parsed?: string, closed?: string }}
 */
function beginningOf(unit) {
  const bytes = Buffer.from(unit.buffer, unit.byteOffset, unit.byteLength)
  const message = bytes.subarray(0, 1 + bytes.readInt32BE(1))
  if (message[0] === PARSE && message[5] !== 0) return { message, parsed: textAt(message, 5) }
  if (message[0] === CLOSE && message[5] === STATEMENT) return { message, closed: textAt(message, 6) }
  return { message }
}

/**
 * @param {Buffer} message
 * @param {number} start
 */
function textAt(message, start) {
  return message.toString('utf8', start, message.indexOf(0, start))
}

const PARSE = 'P'.charCodeAt(0)
const CLOSE = 'C'.charCodeAt(0)
const STATEMENT = 'S'.charCodeAt(0)
const PARSE_COMPLETE = Buffer.from('1\0\0\0\x04', 'latin1')
