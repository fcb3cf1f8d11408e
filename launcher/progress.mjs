const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/**
 * Runs a step of the start and says how long it took. `work` may return 'up to date', or a few words about what
 * it did. A terminal shows that it is being worked on; a file or a pipe gets whole lines only.
 * @param {string} title
 * @param {() => Promise<string | void>} work
 */
export async function step(title, work) {
  const begun = performance.now()
  const stopShowing = process.stdout.isTTY ? showSpinner(title) : sayLater(title)
  try {
    const words = await work()
    stopShowing()
    console.log(`✓ ${title.padEnd(22)} ${(words || 'done').padEnd(28)} ${seconds(begun)}`)
  } catch (error) {
    stopShowing()
    console.log(`✗ ${title.padEnd(22)} ${'failed'.padEnd(28)} ${seconds(begun)}`)
    throw error
  }
}

/** @param {number} begun */
function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`
}

/** A step that is not quick is announced, so that a log shows what is being waited for. @param {string} title */
function sayLater(title) {
  const timer = setTimeout(() => console.log(`… ${title}`), 2000)
  return () => clearTimeout(timer)
}

/** @param {string} title */
function showSpinner(title) {
  let turn = 0
  const draw = () => process.stdout.write(`\r${frames[turn++ % frames.length]} ${title} `)
  draw()
  const timer = setInterval(draw, 80)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[2K')
  }
}
