import { defineConfig } from 'vitest/config'
import { storeWorkers } from './test/store-setup.ts'

const notTests = ['**/node_modules/**', '.next*/**', '.catalogue/**', '.cache/**', '.data/**', 'e2e/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          testTimeout: 20_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...notTests, '**/*.store.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        test: {
          name: 'store',
          include: ['**/*.store.test.ts'],
          exclude: notTests,
          globalSetup: 'test/store-setup.ts',
          pool: 'forks',
          maxWorkers: storeWorkers,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: notTests,
          globalSetup: 'test/store-setup.ts',
          pool: 'forks',
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
