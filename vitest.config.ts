import { defineConfig } from 'vitest/config';

const shared = { requireAssertions: true };

export default defineConfig({
	test: {
		expect: shared,
		testTimeout: 30_000,
		hookTimeout: 120_000,
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['src/features/*/server/**', 'src/platform/**']
				}
			},
			{
				test: {
					name: 'database',
					include: ['src/features/*/server/**/*.test.ts', 'src/platform/**/*.test.ts', 'tests/database/**/*.test.ts'],
					globalSetup: 'tests/support/database-setup.ts'
				}
			},
			{
				test: {
					name: 'http',
					include: ['tests/http/**/*.test.ts'],
					globalSetup: 'tests/support/server-setup.ts',
					fileParallelism: false
				}
			},
			{
				test: {
					name: 'browser',
					include: ['tests/e2e/**/*.test.ts'],
					globalSetup: 'tests/support/server-setup.ts',
					fileParallelism: false,
					testTimeout: 120_000
				}
			},
			{
				test: {
					name: 'operations',
					include: ['tests/operations/**/*.test.ts'],
					globalSetup: 'tests/support/operations-setup.ts',
					maxWorkers: 2,
					testTimeout: 120_000
				}
			}
		]
	}
});
