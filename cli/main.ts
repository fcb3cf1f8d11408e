import { keypoint } from './keypoint.ts'
import { processTerminal } from './terminal.ts'

process.exitCode = await keypoint(process.argv.slice(2), processTerminal())
