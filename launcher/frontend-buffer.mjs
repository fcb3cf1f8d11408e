const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102

/** Sync, Query, CopyDone and CopyFail: the messages after which PostgreSQL says that it is ready. */
const unitEnds = new Set([...'SQcf'].map((letter) => letter.charCodeAt(0)))
const TERMINATE = 'X'.charCodeAt(0)

/**
 * Cuts what a PostgreSQL client sends into units that may be executed without anyone else in between.
 * Protocol: PostgreSQL documentation, "Frontend/Backend Protocol", Message Formats.
 */
export class FrontendBuffer {
  /** @type {Buffer} */
  bytes = Buffer.alloc(0)
  started = false
  /** Where the next message that was not looked at begins. */
  scanned = 0

  /**
   * Takes bytes as they come and returns the units that are complete now.
   * @param {Buffer} data
   * @returns {(Uint8Array | 'refuse-encryption' | 'goodbye')[]}
   */
  add(data) {
    this.bytes = this.bytes.length === 0 ? data : Buffer.concat([this.bytes, data])
    /** @type {(Uint8Array | 'refuse-encryption' | 'goodbye')[]} */
    const units = []
    for (let unit = this.next(); unit !== null; unit = this.next()) units.push(unit)
    return units
  }

  /** @returns {Uint8Array | 'refuse-encryption' | 'goodbye' | null} */
  next() {
    return this.started ? this.nextUnit() : this.nextStartup()
  }

  /** @returns {Uint8Array | 'refuse-encryption' | 'goodbye' | null} */
  nextStartup() {
    if (this.bytes.length < 8) return null
    const length = this.bytes.readInt32BE(0)
    if (this.bytes.length < length) return null
    const code = this.bytes.readInt32BE(4)
    const message = this.cut(length)
    if (code === SSL_REQUEST || code === GSS_REQUEST) return 'refuse-encryption'
    if (code === CANCEL_REQUEST) return 'goodbye'
    this.started = true
    return message
  }

  /** @returns {Uint8Array | 'goodbye' | null} */
  nextUnit() {
    while (this.bytes.length >= this.scanned + 5) {
      const kind = this.bytes[this.scanned] ?? 0
      const end = this.scanned + 1 + this.bytes.readInt32BE(this.scanned + 1)
      if (this.bytes.length < end) return null
      if (kind === TERMINATE) return this.cut(end) && 'goodbye'
      this.scanned = end
      if (unitEnds.has(kind)) return this.cut(end)
    }
    return null
  }

  /** @param {number} length */
  cut(length) {
    const unit = this.bytes.subarray(0, length)
    this.bytes = this.bytes.subarray(length)
    this.scanned = 0
    return unit
  }
}
