import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { Installation } from '#test/faults/installation.ts'
import { SmallDisk } from '#test/faults/small-disk.ts'
import { WornDisk } from '#test/faults/worn-disk.ts'
import { freePort } from '#test/free-port.ts'
import { socketUrl } from './data-folder.mjs'

const noSpace = /There is no space left for .+\. Free some space and start again; everything .+ is kept\./
const readOnly = /is on a file system that can only be read\. Make it writable/

let disk: SmallDisk | WornDisk
let installation: Installation | undefined

afterEach(async () => {
  installation?.kill('everything')
  await installation?.untilGone()
  installation = undefined
  disk.remove()
})

async function installationOn(folder: string): Promise<Installation> {
  installation = new Installation({
    KEYPOINT_DATA: folder,
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
  })
  return installation
}

async function databaseOn(folder: string): Promise<{ child: ChildProcess; said: object }> {
  const child = fork('launcher/embedded-database.mjs', [folder, folder, 'a test'])
  const [said] = await once(child, 'message')
  return { child, said }
}

/** Adds rows until that fails; returns how many were acknowledged. */
async function fill(client: pg.Client): Promise<number> {
  const insert =
    "insert into filler (x) select string_agg(md5(random()::text), '') from generate_series(1, 3000)"
  for (let rows = 0; ; rows++)
    try {
      await client.query(insert)
    } catch {
      return rows
    }
}

async function connect(folder: string): Promise<pg.Client> {
  const client = new pg.Client(socketUrl(folder))
  client.on('error', () => {})
  await client.connect()
  return client
}

describe.skipIf(!SmallDisk.isPermitted())('by a user who may mount a tmpfs:', () => {
  test('a database that finds no space to be made says so, and is made once there is some', async () => {
    const small = new SmallDisk(20)
    disk = small
    const { child, said } = await databaseOn(disk.folder)
    expect(said).toEqual({ failed: expect.stringMatching(noSpace) })
    expect(await once(child, 'exit')).toEqual([1, null])
    small.grow(200)
    const next = await databaseOn(disk.folder)
    expect(next.said).toEqual({ ready: true })
    next.child.send('stop')
    expect(await once(next.child, 'exit')).toEqual([0, null])
  })

  test('a start on data that can only be read ends with a sentence, and works once it can be written', async () => {
    const small = new SmallDisk(200)
    disk = small
    small.makeReadOnly()
    const started = await installationOn(disk.folder)
    started.start()
    expect(await started.readyOrEnded()).toBe(false)
    expect(started.output).toMatch(readOnly)
    expect(started.output).not.toMatch(/\n\s+at /)
    small.makeWritable()
    started.start()
    expect(await started.readyOrEnded(300), started.output).toBe(true)
    await started.stop()
  })

  test('space that runs out while serving ends everything with a sentence and harms nothing', async () => {
    const small = new SmallDisk(90)
    disk = small
    const started = await installationOn(disk.folder)
    started.start()
    expect(await started.readyOrEnded(300), started.output).toBe(true)
    const client = await connect(disk.folder)
    await client.query('create table filler (x text)')
    const rows = await fill(client)
    expect(await started.readyOrEnded()).toBe(false)
    await started.untilGone()
    expect(started.output).toMatch(noSpace)
    small.grow(300)
    started.start()
    expect(await started.readyOrEnded(300), started.output).toBe(true)
    const again = await connect(disk.folder)
    expect((await again.query('select count(*)::int as rows from filler')).rows).toEqual([{ rows }])
    await again.query("insert into filler values ('there is space again')")
    await again.end()
    await started.stop()
  })
})

describe.skipIf(!WornDisk.isPermitted())('by a user who may mount an ext4 image and break it:', () => {
  test('a disk that turns read-only while serving ends everything with a sentence, and serves again once it is repaired', async () => {
    const worn = new WornDisk()
    disk = worn
    const started = await installationOn(worn.folder)
    started.start()
    expect(await started.readyOrEnded(300), started.output).toBe(true)
    const client = await connect(worn.folder)
    await client.query("create table kept as select 'before the disk broke' as x")
    worn.breakDown()
    await expect(client.query("insert into kept values ('never acknowledged')")).rejects.toThrow()
    await started.untilGone()
    expect(started.isStarted).toBe(false)
    expect(started.output).toMatch(readOnly)
    expect(started.output).not.toMatch(/\n\s+at /)
    started.start()
    expect(await started.readyOrEnded()).toBe(false)
    expect(started.output).toMatch(readOnly)
    worn.repair()
    started.start()
    expect(await started.readyOrEnded(300), started.output).toBe(true)
    const again = await connect(worn.folder)
    expect((await again.query('select x from kept')).rows).toEqual([{ x: 'before the disk broke' }])
    await again.end()
    await started.stop()
  })
})
