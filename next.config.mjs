/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.KEYPOINT_DIST ?? '.next',
  // Pages that only `npm run bench` builds, into a folder of its own, end in .bench.tsx.
  pageExtensions: process.env.KEYPOINT_BENCH ? ['tsx', 'ts', 'bench.tsx'] : ['tsx', 'ts'],
  poweredByHeader: false,
  compress: !Number(process.env.TRUST_PROXY || 0), // a proxy in front does it with less of our time
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname }, // whatever lies in the folders above
  typescript: {
    ignoreBuildErrors: true, // `npm run check` reads the types, once
    tsconfigPath: process.env.KEYPOINT_BENCH ? '.cache/bench-tsconfig.json' : 'tsconfig.json', // Next writes into it
  },
  htmlLimitedBots: /./, // everybody's title and icon stand in the head: a browser looks for them there
  // A report as a file has an address of its own; folders cannot name it. Browsers ask for favicon.ico where an answer
  // names no icon, such as a file.
  rewrites: () =>
    Promise.resolve([
      { source: '/favicon.ico', destination: '/icon.svg' },
      { source: '/admin/reports/:report([a-z-]+).csv', destination: '/admin/reports/:report/csv' },
    ]),
  images: { unoptimized: true }, // the optimiser would fetch what its query names
  serverExternalPackages: ['@node-rs/argon2', 'pino'],
}

export default config
