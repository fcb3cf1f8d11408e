// Preloaded into the tools that a start runs (npm, prisma, next build), so that none outlives a killed launcher. Its id
// comes along, as it may be gone before the tool has looked who its parent is.
const parent = process.ppid
const launcher = Number(process.env.KEYPOINT_TOOL_OF)

endUnlessThere()
setInterval(endUnlessThere, 500).unref()

function endUnlessThere() {
  if (process.ppid !== parent || !isThere(launcher)) process.exit(1)
}

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH'
  }
}
