import type pg from 'pg'

/** One digest over where every stream stands, so that two databases can be compared by it. */
export async function streamHeadsDigest(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select encode(sha256(convert_to(coalesce(string_agg(
       concat_ws('/', stream_kind, stream_id, seq, hash), ' '
       order by stream_kind collate "C", stream_id collate "C"), ''), 'UTF8')), 'hex') as digest
     from stream_head`,
  )
  return rows[0]?.digest ?? ''
}
