// Preloaded into the tools that a start runs (npm, prisma, next build), so that none outlives a killed launcher.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, 500).unref()
