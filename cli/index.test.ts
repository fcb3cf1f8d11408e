import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { commands } from './index.ts'
import { keypoint } from './keypoint.ts'

describe.each(commands)('keypoint $name', (command) => {
  test('has a name of its own in words that can be typed', () => {
    expect(command.name).toMatch(/^[a-z-]+( [a-z-]+)?$/)
    expect(commands.filter((other) => other.name === command.name)).toHaveLength(1)
  })

  test('explains itself on stdout when asked to', async () => {
    const terminal = capturedTerminal()
    expect(await keypoint([...command.name.split(' '), '--help'], terminal)).toBe(0)
    expect(terminal.stdout().replace(/\s+/g, ' ')).toContain(command.description)
    expect(terminal.stdout()).toContain(`keypoint ${command.name}`)
    expect(terminal.stderr()).toBe('')
  })

  test('describes every option in a few words, and itself in a sentence', () => {
    const declared = new Command()
    command.declare(declared)
    for (const option of declared.options) expect(option.description, option.flags).not.toBe('')
    expect(command.description).toMatch(/^[A-Z].*\.$/)
  })

  test('refuses an option that it does not have with exit code 2', async () => {
    const terminal = capturedTerminal()
    expect(await keypoint([...command.name.split(' '), '--nonsense'], terminal)).toBe(2)
    expect(terminal.stdout()).toBe('')
    expect(terminal.stderr()).toMatch(/--nonsense|required/)
  })
})

describe('keypoint', () => {
  test.each([[[]], [['nonsense']], [['record']], [['record', 'nonsense']]])(
    '%j is a wrong call: exit code 2 and a hint on stderr',
    async (words) => {
      const terminal = capturedTerminal()
      expect(await keypoint(words, terminal)).toBe(2)
      expect(terminal.stdout()).toBe('')
      expect(terminal.stderr()).not.toBe('')
    },
  )

  test('names the option that is wrong', async () => {
    const terminal = capturedTerminal()
    expect(await keypoint(['seed', '--people', 'many', '--course', 'x'], terminal)).toBe(2)
    expect(terminal.stderr()).toContain('--people: is a whole number')
    await keypoint(['seed', '--people', '0', '--course', 'x'], terminal)
    expect(terminal.stderr()).toContain('--people: is at least 1')
  })

  test('asks for exactly one target of an assignment', async () => {
    const words = ['assign', '--course', 'x', '--everyone', '--group', 'y']
    const terminal = capturedTerminal()
    expect(await keypoint(words, terminal)).toBe(2)
    expect(terminal.stderr()).toContain('exactly one of --everyone, --group and --person')
  })
})

describe('what is wrong outside is said in a sentence', () => {
  const call = async (env: Record<string, string>) => {
    const before = { ...process.env }
    Object.assign(process.env, env)
    const terminal = capturedTerminal()
    const exitCode = await keypoint(['record', 'check'], terminal)
    process.env = before
    return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() }
  }

  test.each([
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"'],
    [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, 'cannot be reached'],
    [{ DATABASE_URL: '', KEYPOINT_DATA: '/dev/null/data' }, '/dev/null/data'],
  ])('%j', async (env, sentence) => {
    const failed = await call(env)
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' })
    expect(failed.stderr).toContain(sentence)
    expect(failed.stderr).not.toContain('    at ')
  })
})
