import { spawn } from 'node:child_process'
import { LauncherProblem } from './problem.mjs'

const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href

/**
 * Runs a Node script with its output kept back; it is shown when the script fails. The script and what it starts
 * end when this process does.
 * @param {string} script
 * @param {string[]} words
 * @param {{ env?: Record<string, string | undefined>, what: string, fix: string }} options
 */
export async function runTool(script, words, { env = {}, what, fix }) {
  const nodeOptions = [process.env.NODE_OPTIONS, `--import=${endWithParent}`].filter(Boolean).join(' ')
  const child = spawn(process.execPath, [script, ...words], {
    env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions, KEYPOINT_TOOL_OF: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new LauncherProblem(`${what} failed (exit code ${code}). ${fix}\n\n${output.trim()}`)
}
