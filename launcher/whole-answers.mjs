/**
 * Lets whoever takes packed answers have whole ones only. What packs them would pack a part as well, under a
 * Content-Range that counts unpacked bytes, from which nobody can put the whole together (RFC 9110, 14.1.2:
 * https://github.com/expressjs/compression/issues/185). To answer a part with the whole is always allowed (14.2).
 * @param {{ headers: import('node:http').IncomingHttpHeaders }} request
 */
export function askForTheWhole({ headers }) {
  if (headers['accept-encoding']) delete headers.range
}
