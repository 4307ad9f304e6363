import { defineConfig } from 'vitest/config';

/** How long `expect.poll` asks again: vitest's own second is too short for a busy machine. */
const patience = { poll: { timeout: 30_000 } };

// A default export is what vitest wants.
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['shared/src/**/*.test.ts', 'service/src/**/*.test.ts', 'plugin/{src,tools}/**/*.test.ts'],
					// What measures how time grows with the input takes a minute of its own.
					exclude: ['service/src/**/*.time.test.ts'],
					testTimeout: 60_000,
					expect: patience,
				},
			},
			{
				test: {
					name: 'service',
					include: [
						'tests/service/**/*.test.ts',
						'tests/fault/**/*.test.ts',
						'tests/llama-cpp/**/*.test.ts',
						'service/src/**/*.time.test.ts',
					],
					testTimeout: 120_000,
					expect: patience,
					// The first one that needs llama.cpp installs it.
					hookTimeout: 300_000,
				},
			},
			{
				test: {
					name: 'wordpress',
					include: ['tests/{wordpress,plugin,blocks,package}/**/*.test.ts'],
					testTimeout: 180_000,
					expect: patience,
					hookTimeout: 900_000,
				},
			},
		],
	},
});
