import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Crawler, type Options } from './crawler.ts'
import { pngWith } from './png.ts'
import { namesFound } from './received.ts'
import { Searcher } from './searcher.ts'

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer }
type Asked = IncomingMessage['headers'] & { query: string }
type Planted = Record<string, (secret: string, asked: Asked) => Answer>

const html = (body: string): Answer => ({ headers: { 'content-type': 'text/html' }, body })
const ofType = (type: string, body: string | Buffer): Answer => ({ headers: { 'content-type': type }, body })
const isPrefetch = (asked: Asked) => asked['next-router-prefetch'] !== undefined
const isData = (asked: Asked) => asked.rsc !== undefined && !isPrefetch(asked)
/** As the framework does, which leads whoever asks for data to their name. */
const dataOf = (address: string, name: string, secret: string, { query }: Asked) =>
  query === name
    ? ofType('text/x-component', `1:["$","p",null,{"children":"${secret}"}]`)
    : { status: 307, headers: { location: `${address}?${name}` } }
const base64 = (secret: string) => Buffer.from(`feedback: ${secret}`).toString('base64')

/** Where a key might be, by the address that gives it away, in the order in which each leads to the next. */
const planted: Planted = {
  '/page/comment': (secret) => html(`<p>Nothing</p><!-- ${secret} -->`),
  '/page/attribute': (secret) => html(`<p data-key="{&quot;text&quot;:&quot;${secret}&quot;}">Nothing</p>`),
  '/page/base64': (secret) => html(`<img alt="" src="data:image/svg+xml;base64,${base64(secret)}">`),
  '/page/payload': (secret) => html(`<script>self.__next_f.push([1,"2:{\\"a\\":\\"${secret}\\"}"])</script>`),
  '/page/cut': (secret) =>
    html(
      `<script nonce="n">self.__next_f.push([1,"${secret.slice(0, 9)}"])</script><script nonce="n">self.__next_f.push([1,"${secret.slice(9)}"])</script>`,
    ),
  '/quiz/data': (secret, asked) => (isData(asked) ? dataOf('/quiz/data', '_rsc', secret, asked) : html('')),
  '/quiz/more/data': (secret, asked) =>
    isData(asked) ? dataOf('/quiz/more/data', '_rsc', secret, asked) : html(''),
  '/quiz/prefetch': (secret, asked) =>
    isPrefetch(asked) ? dataOf('/quiz/prefetch', '_rsc=abc', secret, asked) : html(''),
  '/_next/static/chunks/script.js': (secret) =>
    ofType('text/javascript', `const key='${secret.replaceAll('o', '\\x6f').replaceAll('e', '\\u0065')}'`),
  '/_next/static/css/sheet.css': (secret) => ofType('text/css', `/* ${secret} */`),
  '/api/field.json': (secret) => ofType('application/json', JSON.stringify({ questions: [{ why: secret }] })),
  '/page/header': (secret) => ({ ...html('Nothing'), headers: { 'x-question': secret } }),
  '/page/cookie': (secret) => ({
    ...html('Nothing'),
    headers: { 'content-type': 'text/html', 'set-cookie': `attempt=${base64(secret)}; Path=/` },
  }),
  '/page/redirect': (secret) => ({
    status: 303,
    headers: { location: `/page/where?why=${encodeURIComponent(secret)}` },
  }),
  '/page/moved': (secret) => ({ status: 308, headers: { location: '/page/comment' }, body: secret }),
  '/page/missing': (secret) => ({ ...html(secret), status: 404 }),
  '/page/fault': (secret) => ({ ...html(`Error: ${secret}`), status: 500 }),
  '/figures/text.png': (secret) =>
    ofType('image/png', pngWith('iTXt', Buffer.from(`Comment\0\0\0\0\0${secret}`))),
  '/figures/camera.png': (secret) => ofType('image/png', pngWith('eXIf', Buffer.from(secret, 'utf16le'))),
  '/figures/drawing.svg': (secret) => ofType('image/svg+xml', `<svg><!-- ${secret} --></svg>`),
  '/files/report.csv.gz': (secret) => ofType('application/gzip', gzipSync(`question,key\n1,${secret}`)),
  '/page/packed': (secret) => ({
    headers: { 'content-type': 'text/html', 'content-encoding': 'gzip' },
    body: gzipSync(secret),
  }),
}

/** One of each kind of place where an address may stand; each page of the chain names the next in another way. */
const ways: ((address: string) => string)[] = [
  (address) => `<a href="${address}">`,
  (address) => `<img srcset="${address} 2x">`,
  (address) => `<script>push([1,"3:[\\"href\\",\\"${address}\\"]"])</script>`,
  (address) => `<style>p { background: url(${address}) }</style>`,
  (address) => `<form action='${address}'>`,
  (address) => `<meta content="0; url=http://localhost:PORT${address}">`,
]

const secrets = new Map(
  Object.keys(planted).map((address, index) => [
    address,
    `The ${['mill', 'barn', 'kiln'][index % 3]} of number ${'abcdefghijklmnopqrstuvw'[index]} was built by patient hands`,
  ]),
)
const index = Object.keys(planted).map((address, at) => ways[at % ways.length]?.(address))

let server: Server
let origin = ''
const asked: string[] = []

beforeAll(async () => {
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  asked.push(url)
  const [path = '', query = ''] = url.split('?')
  const plant = planted[path]
  const home = html(index.join('\n').replaceAll('PORT', new URL(origin).port))
  const { status = 200, ...rest } = plant ? plant(secrets.get(path) ?? '', { ...headers, query }) : home
  response.writeHead(status, rest.headers).end(rest.body)
}

const searcher = new Searcher({
  strings: new Map([...secrets].map(([address, secret]) => [secret, address])),
  patterns: {},
})
const crawl = (options: Partial<Options> = {}) =>
  new Crawler(origin, { cookie: '', within: /^\//, searcher, kinds: ['data', 'prefetch'], ...options }).crawl(
    ['/'],
  )

it('finds a key wherever it is, behind whatever kind of link', async () => {
  expect(namesFound(await crawl())).toEqual(Object.keys(planted).sort())
})

it('finds nothing where nothing is', async () => {
  const strings = new Map([['The mill of number z was built by patient hands', 'not there']])
  expect(namesFound(await crawl({ searcher: new Searcher({ strings, patterns: {} }) }))).toEqual([])
})

it('asks for what is the same for everyone once, and tells everyone what is in it', async () => {
  const shelf = new Map()
  asked.length = 0
  const everyone = [await crawl({ shelf }), await crawl({ shelf })]
  for (const received of everyone) expect(namesFound(received)).toContain('/_next/static/css/sheet.css')
  expect(asked.filter((address) => address.endsWith('/sheet.css'))).toHaveLength(1)
  expect(asked.filter((address) => address === '/page/comment')).toHaveLength(2)
})

it('does not give up on a site without an end in silence', async () => {
  await expect(crawl({ bound: 5 })).rejects.toThrow('More than 5 addresses')
})
