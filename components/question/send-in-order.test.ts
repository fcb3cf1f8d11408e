import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type SaveState, type SendOutcome, sendInOrder } from './send-in-order.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that answers as it is told, each request when the one before is over. */
function serverThat(answers: (answer: string) => SendOutcome) {
  const arrived: string[] = []
  const told: SaveState[] = []
  let underWay = 0
  const sender = sendInOrder(
    async (answer) => {
      expect(++underWay).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 100))
      underWay -= 1
      const outcome = answers(answer)
      if (outcome === 'saved') arrived.push(answer)
      return outcome
    },
    (state) => void told.push(state),
  )
  return { ...sender, arrived, told, after: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('answers arrive one after another, in the order in which they were given', async () => {
  const { give, after, arrived, told } = serverThat(() => 'saved')
  give('one', 'a')
  give('two', 'b')
  give('three', 'c')
  await after(1000)
  expect(arrived).toEqual(['a', 'b', 'c'])
  expect(told).toEqual(['saving', 'saving', 'saving', 'saved'])
})

test('an answer that is changed while it waits is sent once, and last', async () => {
  const { give, after, arrived } = serverThat(() => 'saved')
  give('one', 'a')
  give('two', 'b')
  give('three', 'c')
  give('two', 'B')
  await after(1000)
  expect(arrived).toEqual(['a', 'c', 'B'])
})

test('an answer that is changed while it is under way is sent again', async () => {
  const { give, after, arrived, told } = serverThat(() => 'saved')
  give('one', 'a')
  await after(50)
  give('one', 'A')
  await after(1000)
  expect(arrived).toEqual(['a', 'A'])
  expect(told.at(-1)).toBe('saved')
})

test('nothing is called saved while an earlier answer is not', async () => {
  let isDown = true
  const { give, after, arrived, told } = serverThat((answer) =>
    isDown && answer === 'a' ? 'failed' : 'saved',
  )
  give('one', 'a')
  await after(150)
  give('two', 'b')
  await after(300)
  expect(arrived).toEqual(['b'])
  expect(told).toEqual(['saving', 'failed', 'saving', 'failed'])
  isDown = false
  give('three', 'c')
  await after(300)
  expect(arrived).toEqual(['b', 'a', 'c'])
  await after(600_000)
  expect(told).toEqual(['saving', 'failed', 'saving', 'failed', 'saving', 'saved'])
})

test('an answer that failed is forgotten for the one given in its place, and all is called saved', async () => {
  const { give, after, arrived, told } = serverThat((answer) => (answer === 'a' ? 'failed' : 'saved'))
  give('one', 'a')
  await after(50)
  give('one', 'A')
  await after(600_000)
  expect(arrived).toEqual(['A'])
  expect(told).toEqual(['saving', 'saving', 'saved'])
})

test('what did not arrive is sent again by itself, less and less often, and then called saved', async () => {
  let tries = 0
  const { give, after, arrived, told } = serverThat(() => (++tries < 6 ? 'failed' : 'saved'))
  give('one', 'a')
  const triesAfter = async (seconds: number) => {
    await after(seconds * 1000)
    return tries
  }
  expect(await triesAfter(1)).toBe(1)
  expect(await triesAfter(5)).toBe(2)
  expect(await triesAfter(10)).toBe(3)
  expect(await triesAfter(20)).toBe(4)
  expect(await triesAfter(40)).toBe(5)
  expect(await triesAfter(59)).toBe(5)
  expect(await triesAfter(2)).toBe(6)
  expect(arrived).toEqual(['a'])
  expect(told).toEqual(['saving', ...Array(5).fill('failed'), 'saved'])
  expect(await triesAfter(600)).toBe(6)
})

test('who is signed out is told so, and their answers wait until they are back', async () => {
  let isSignedOut = true
  const { give, retry, after, arrived, told } = serverThat(() => (isSignedOut ? 'signed-out' : 'saved'))
  give('one', 'a')
  await after(600_000)
  expect(told).toEqual(['saving', 'signed-out'])
  isSignedOut = false
  retry()
  await after(150)
  expect(arrived).toEqual(['a'])
  retry()
  await after(150)
  expect(arrived).toEqual(['a'])
  expect(told).toEqual(['saving', 'signed-out', 'saved'])
})

test.each(['submitted', null] as const)(
  'nothing more is sent after an answer that ended %s',
  async (outcome) => {
    let tries = 0
    const { give, after, told } = serverThat(() => {
      tries += 1
      return outcome
    })
    give('one', 'a')
    give('two', 'b')
    await after(600_000)
    expect(tries).toBe(1)
    expect(told).toEqual(['saving', 'saving', ...(outcome === null ? [] : [outcome])])
  },
)

test('what was called off is kept, and sent when somebody asks for it', async () => {
  let isCalledOff = true
  const { give, retry, unsaved, after, arrived, told } = serverThat(() => (isCalledOff ? null : 'saved'))
  give('one', 'a')
  give('two', 'b')
  give('one', 'A')
  await after(1000)
  expect(unsaved()).toEqual(['b', 'A'])
  isCalledOff = false
  retry()
  await after(1000)
  expect(arrived).toEqual(['b', 'A'])
  expect(unsaved()).toEqual([])
  expect(told.at(-1)).toBe('saved')
})
