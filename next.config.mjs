/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.KEYPOINT_DIST ?? '.next',
  poweredByHeader: false,
  compress: false, // left to the proxy in front: it costs more than the page
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run check` reads the types, once
  serverExternalPackages: ['@node-rs/argon2', 'pino'],
}

export default config
